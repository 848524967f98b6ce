// A document: follow `#char=10,20` where the server has not marked it, and go to what it marked.
const stretch = (text) => /char=(\d+),(\d+)/.exec(text)?.slice(1, 3).join(",");

const follow = () => {
  const asked = stretch(location.hash);
  const shown = stretch(decodeURIComponent(location.search));
  if (asked && asked !== shown) {
    const address = new URL(location.href);
    address.searchParams.set("char", asked);
    address.searchParams.delete("part");
    location.replace(address);
    return;
  }
  const hit = document.querySelector(".text .hit");
  hit?.scrollIntoView({ block: "center", behavior: "instant" });
};

addEventListener("hashchange", follow);
follow();
