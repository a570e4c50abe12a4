/** Addresses that a text may link to: web pages and e-mail, nothing that could open a file or run a program. */

const SCHEMES = ["http:", "https:", "mailto:"];

/** The address if it may be linked to, else null. */
export function linkSafe(address: string): string | null {
  const trimmed = address.trim();
  // Control characters inside an address are how a forbidden scheme is smuggled past a check.
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  if (/[\u0000-\u0020\u007f]/u.test(trimmed)) return null;
  const found = /^([a-z][a-z0-9+.-]*:)(.+)/iu.exec(trimmed);
  const scheme = found?.[1]?.toLowerCase();
  if (scheme === undefined || !SCHEMES.includes(scheme)) return null;
  if (scheme === "mailto:") return trimmed;
  return URL.canParse(trimmed) ? trimmed : null;
}

/**
 * What somebody typed into the link field, completed as people expect: `example.org` becomes a web address and
 * `kit@example.org` an e-mail address. Null where neither can be meant.
 */
export function linkComplete(typed: string): string | null {
  const text = typed.trim();
  if (text === "") return null;
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/u.test(text)) return linkSafe(`mailto:${text}`);
  if (/^[a-z][a-z0-9+.-]*:/iu.test(text) && !/^[^/]+:\d+(\/|$)/u.test(text)) return linkSafe(text);
  if (!/^[^\s/]+\.[^\s/]+/u.test(text)) return null;
  return linkSafe(`https://${text}`);
}
