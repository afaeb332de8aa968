// What a web view does by itself and a window of ours should not, and what a window should do and a web view does not.
// It runs before the page and knows nothing of it.
(() => {
  const ask = (command) => void window.__TAURI_INTERNALS__.invoke(command);

  // The window is shown with the page on it, not before.
  const drawing = new MutationObserver(() => {
    if (!document.body?.querySelector(":scope > :not(script)")) return;
    drawing.disconnect();
    ask("window_drawn");
  });
  drawing.observe(document, { childList: true, subtree: true });

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
      if (closes) ask("close_window");
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
