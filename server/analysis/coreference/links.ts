/** Sets of forms that are one entity; joined, never parted. (Union-find with path halving.) */
export interface Links {
  /** The least form of the set that a form is in. */
  find(form: number): number;
  join(a: number, b: number): void;
}

export function createLinks(size: number): Links {
  const parents = Int32Array.from({ length: size }, (_, index) => index);
  function find(form: number): number {
    let root = form;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]!]!;
      root = parents[root]!;
    }
    return root;
  }
  return {
    find,
    join(a, b) {
      const one = find(a);
      const other = find(b);
      if (one < other) parents[other] = one;
      else parents[one] = other;
    },
  };
}
