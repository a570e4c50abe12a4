/** A chart as the shell draws it: bars with a class for each colour, and its value on paper. Dev and tests only. */
const INK: Record<string, string> = {
  ink: "#23261f",
  second: "#504f45",
  paper: "#ffffff",
  accent: "#1d5a3c",
  "leaf-soft": "#e3ede2",
};
const LOOKS = ["accent", "leaf-soft", "paper"];

const fill = (name: string): string => `class="scene-${name}-fill" fill="${INK[name] ?? ""}"`;
const stroke = (name: string): string =>
  `class="scene-${name}-stroke" fill="none" stroke="${INK[name] ?? ""}" stroke-width="0.8"`;

/** Draws bars with their numbers, 480 wide. */
export function chartSvg(
  rows: readonly { label: string; values: readonly number[] }[],
  parts: readonly string[],
): string {
  const most = Math.max(...rows.map(({ values }) => values.reduce((sum, n) => sum + n, 0)), 1);
  const unit = 320 / most;
  const key = parts.map(
    (name, at) =>
      `<rect x="${120 + at * 100}" y="2" width="10" height="10" ${fill(LOOKS[at] ?? "paper")}/>` +
      `<rect x="${120 + at * 100}" y="2" width="10" height="10" ${stroke("accent")}/>` +
      `<text x="${136 + at * 100}" y="11" font-size="9.5" ${fill("ink")}>${name}</text>`,
  );
  const bars = rows.map(({ label, values }, row) => {
    const y = 26 + row * 24;
    let x = 120;
    const pieces = values.map((n, at) => {
      const width = n * unit;
      const piece =
        `<rect x="${x}" y="${y}" width="${width}" height="15" ${fill(LOOKS[at] ?? "paper")}/>` +
        `<rect x="${x}" y="${y}" width="${width}" height="15" ${stroke("accent")}/>`;
      x += width;
      return n === 0 ? "" : piece;
    });
    return `<text x="0" y="${y + 11}" font-size="9.5" ${fill("ink")}>${label}</text>${pieces.join("")}<text x="${x + 6}" y="${y + 11}" font-size="9.5" ${fill("second")}>${values.join(", ")}</text>`;
  });
  const height = 30 + rows.length * 24;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="scene" role="img" viewBox="0 0 480 ${height}" width="480" height="${height}">` +
    `<title>Attendance</title><g aria-hidden="true" font-family="inherit">${key.join("")}${bars.join("")}</g></svg>`
  );
}
