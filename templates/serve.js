// A page that `crossread serve` shows follows the articles: when it has changed, it is loaded anew.
// Asked for now and then rather than held open: a browser opens six connections to one address.
(() => {
  "use strict";
  const every = 1500;
  let shown = null;
  // Nobody loses what they are writing, or the words they have marked.
  const isBusy = () => {
    const at = document.activeElement;
    return Boolean(at?.matches("textarea, input:not([type=search])") && at.value) || Boolean(getSelection().toString());
  };
  const look = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
        const version = answer.status === 404 ? "gone" : answer.ok ? answer.headers.get("ETag") : shown;
        shown ??= version;
        if (version !== shown && !isBusy()) {
          if (version === "gone") location.assign("/"); else location.reload();
          return;
        }
      } catch {
        // what serves the page has ended, or will answer again
      }
    }
    setTimeout(look, every);
  };
  look();
})();
