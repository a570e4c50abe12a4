/** Texts of long work. */
export const words = {
  working: "Working",
  stage: (stage: string, done: number) => `${stage}, ${Math.round(done * 100)} per cent`,
  stopped: "Stopped. Nothing was changed.",
};
