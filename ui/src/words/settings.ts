/** Texts of this PC's settings. */
export const words = {
  title: "Settings of this PC",
  theme: "Light or dark",
  themes: { system: "As the computer is set", light: "Light", dark: "Dark" },
  textSize: "Size of text",
  textSizes: { "100": "Usual", "125": "Larger", "150": "Much larger", "200": "Twice as large" },
  textHint: "The window rearranges itself so that nothing is cut off.",
  lockAfter: "Lock after",
  lockHint: "Minutes without a key or the mouse, from 1 to 60. Everything is saved before Copse locks.",
  keys: "Keys",
  keyList: [
    ["Ctrl+1 to Ctrl+8", "the places, from Today to Documents"],
    ["Ctrl+F", "Find"],
    ["Ctrl+L", "Lock now"],
    ["Ctrl+Z, Ctrl+Shift+Z", "undo and redo; in a text, what was typed there"],
    ["Alt+Left, Alt+Right", "back and forward"],
    ["Tab, Shift+Tab", "from one field or button to the next, and back"],
    ["Escape", "close what lies over the page"],
  ],
  folder: "Where your data is",
  folderText: "Everything is in this folder, encrypted. Copy the whole folder to keep a copy.",
  version: (version: string) => `Copse ${version}`,
};
