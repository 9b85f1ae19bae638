// Words of SQL that completion offers: those that questions are made of, not all that DuckDB knows.

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const KEYWORDS = words(`
  ALL AND ANTI AS ASC ASOF BETWEEN BY CASE CAST COLUMNS CROSS DESC DESCRIBE DISTINCT ELSE END EXCEPT EXCLUDE EXISTS EXPLAIN FALSE
  FILTER FIRST FROM FULL GROUP HAVING ILIKE IN INNER INTERSECT INTERVAL IS JOIN LAST LEFT LIKE LIMIT NOT NULL NULLS OFFSET ON OR
  ORDER OVER PARTITION PIVOT QUALIFY RECURSIVE RIGHT SELECT SEMI SHOW SUMMARIZE TABLES THEN TRUE UNION USING VALUES WHEN WHERE
  WINDOW WITH`);

/** Functions of DuckDB that questions about events need most. */
export const FUNCTIONS = words(`
  abs any_value approx_count_distinct arg_max arg_min avg bool_or coalesce concat contains count date_trunc epoch_ns format greatest
  histogram lag lead least len length list list_contains lower max median min mode quantile_cont regexp_extract regexp_matches
  replace round row_number split_part starts_with strftime string_agg string_split sum time_bucket trim unnest upper`);
