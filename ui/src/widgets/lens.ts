/** A circle: centre and radius. */
export type Circle = readonly [x: number, y: number, r: number];

/** The place that two circles share, as a path. They have to cross. */
export function lens([ax, ay, ar]: Circle, [bx, by, br]: Circle): string {
  const apart = Math.hypot(bx - ax, by - ay);
  const along = (apart * apart + ar * ar - br * br) / (2 * apart);
  const aside = Math.sqrt(Math.max(0, ar * ar - along * along));
  const [ux, uy] = [(bx - ax) / apart, (by - ay) / apart];
  const point = (side: 1 | -1): string =>
    `${(ax + along * ux - side * aside * uy).toFixed(1)} ${(ay + along * uy + side * aside * ux).toFixed(1)}`;
  return `M${point(1)}A${ar} ${ar} 0 0 0 ${point(-1)}A${br} ${br} 0 0 0 ${point(1)}Z`;
}
