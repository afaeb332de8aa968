// What a web view does by itself and a window of ours should not, and what a window should do and a web view does not.
// It runs before the page and knows nothing of it.
(() => {
  /** The letter of a key, whatever alphabet it writes just now. */
  const letter = ({ key, code }) => (/^[a-z]$/i.test(key) ? key : code.replace(/^Key/, "")).toLowerCase();

  // On macOS the menu knows these keys.
  addEventListener(
    "keydown",
    (event) => {
      const control = event.ctrlKey && !event.altKey && !event.metaKey;
      const reloads = event.code === "F5" || (control && letter(event) === "r");
      const prints = control && letter(event) === "p";
      const goesBack = event.altKey && ["ArrowLeft", "ArrowRight"].includes(event.code);
      const closes = control && !event.shiftKey && letter(event) === "w";
      if (closes) void window.__TAURI_INTERNALS__.invoke("close_window");
      if (closes || reloads || prints || goesBack) event.preventDefault();
    },
    { capture: true },
  );

  // Its menu offers to reload and to go back. Where there is text to cut, copy or paste it is of use.
  addEventListener("contextmenu", (event) => {
    const isText = event.target.closest?.("input, textarea") || !getSelection().isCollapsed;
    if (!isText) event.preventDefault();
  });
})();
