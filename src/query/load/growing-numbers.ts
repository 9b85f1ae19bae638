// Numbers by small numbers, zero where nobody set one: an array that grows.

export class GrowingNumbers {
  private values = new Float64Array(1024);

  get(index: number): number {
    return index < this.values.length ? this.values[index]! : 0;
  }

  set(index: number, value: number): void {
    if (index >= this.values.length) this.grow(index);
    this.values[index] = value;
  }

  add(index: number, value: number): void {
    if (index >= this.values.length) this.grow(index);
    this.values[index]! += value;
  }

  private grow(index: number): void {
    const grown = new Float64Array(Math.max(index + 1, 2 * this.values.length));
    grown.set(this.values);
    this.values = grown;
  }
}
