// What this browser remembers for the next page. Where storage is refused, nothing is kept.
const named = (name) => `backplan:${name}`;

export function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(named(name)) ?? "null");
  } catch {
    return null;
  }
}

export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(named(name));
    else localStorage.setItem(named(name), JSON.stringify(value));
  } catch {
    // The page goes on without.
  }
}
