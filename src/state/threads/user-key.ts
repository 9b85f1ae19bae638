// How accounts are found: by container (empty for the host) and number.

export const userKey = (containerId: string, uid: number): string => `${containerId} ${uid}`;
export const groupKey = (containerId: string, gid: number): string => `${containerId} ${gid}`;
