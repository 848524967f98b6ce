// Who sanctioned whom: the filters act at once, a slider over the months, a picture as PNG,
// citations that can be copied. Without this, the same is done by links and one button.
const dutch = document.documentElement.lang === "nl";
const words = dutch
  ? { copy: "Kopieer", copied: "Gekopieerd", first: "Eerste maand", last: "Laatste maand" }
  : { copy: "Copy", copied: "Copied", first: "First month", last: "Last month" };
const form = document.getElementById("filters");

const send = () => {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (value !== "") address.searchParams.append(name, value);
  }
  location.assign(address);
};
form?.addEventListener("change", (event) => {
  if (!event.target.closest(".slider")) send();
});

// Under the bars two sliders that move the two choices of months; each step stands under its bar.
const time = document.getElementById("time");
const bars = time?.querySelector("svg");
if (bars) {
  const slider = document.createElement("div");
  slider.className = "slider";
  slider.style.width = `${bars.width.baseVal.value - 14}px`;
  const [from, to] = ["from", "to"].map((name, at) => {
    const choice = form.querySelector(`select[name=${name}]`);
    const range = document.createElement("input");
    const count = choice.options.length - 1;
    Object.assign(range, { type: "range", min: 1, max: count });
    range.value = choice.selectedIndex > 0 ? choice.selectedIndex : at === 0 ? 1 : count;
    range.setAttribute("aria-label", at === 0 ? words.first : words.last);
    const tell = () => range.setAttribute("aria-valuetext", choice.options[range.value]?.text ?? "");
    range.addEventListener("input", () => {
      if (at === 0 && +range.value > +to.value) to.value = range.value;
      if (at === 1 && +range.value < +from.value) from.value = range.value;
      for (const end of [from, to]) end.dispatchEvent(new Event("moved"));
    });
    range.addEventListener("moved", () => {
      const whole = at === 0 ? range.value === range.min : range.value === range.max;
      choice.selectedIndex = whole ? 0 : +range.value;
      tell();
    });
    range.addEventListener("change", send);
    tell();
    slider.append(range);
    return range;
  });
  if (from.max > 1) time.append(slider);
}

for (const citation of document.querySelectorAll(".citation")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.copy;
  button.addEventListener("click", async () => {
    const text = citation.querySelector(".copy").textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(citation.querySelector(".copy"));
    }
  });
  citation.append(button);
}

// The picture as the server writes it for a file, drawn twice as large.
const files = document.getElementById("files");
const vector = files?.querySelector('a[href^="/sanctions.svg"]');
if (vector) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = vector.href;
  link.textContent = "PNG";
  link.id = "png";
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const svg = await (await fetch(vector.href)).blob();
    const source = URL.createObjectURL(svg);
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(source);
    canvas.toBlob((png) => {
      const target = URL.createObjectURL(png);
      const save = Object.assign(document.createElement("a"), { href: target, download: "sanctions.png" });
      save.click();
      setTimeout(() => URL.revokeObjectURL(target), 10_000);
    }, "image/png");
  });
  item.append(link);
  files.append(item);
}
