// A picture of up to 20,000 names: sigma draws with WebGL what graphology holds. Places, sizes
// and words come from the server; nothing is computed here but what is on the screen. Where the
// browser has no WebGL, the server's own picture of the lines reported most stays.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { lineProgram } from "./lines.js";

const dutch = document.documentElement.lang === "nl";
const words = dutch
  ? { in: "Dichterbij", out: "Verder weg", all: "Alles", find: "Zoek in het plaatje", none: "Niets heet zo.", neighbours: "alleen de buren", acts: "de zinnen",
      hint: "Sleep om te verschuiven, rol om dichterbij te komen; of gebruik de pijlen, + en −. Een naam leidt naar haar buren, een lijn naar haar zinnen." }
  : { in: "Closer", out: "Farther", all: "All", find: "Find in the picture", none: "Nothing is called so.", neighbours: "only the neighbours", acts: "the sentences",
      hint: "Drag to move, scroll to come closer; or use the arrows, + and −. A name leads to its neighbours, a line to its sentences." };
const place = document.getElementById("network");
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(`--${name}`).trim();
const COLOURS = { Country: "country", Person: "person", Group: "group", Court: "court", Organisation: "organisation", Party: "organisation", ParliamentaryPaper: "paper", Motion: "paper", Document: "document" };
// Characters of a name in the picture; whole it stands where the pointer is.
const LONGEST = 36;
// Milliseconds between two steps of a key that is held.
const STEP = 60;

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** This page with other values for some names. */
const address = (changes, hash = "") => {
  const url = new URL(location.href);
  url.searchParams.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  url.hash = hash;
  return url.href;
};

const graphOf = ({ nodes, edges, statuses, kinds }) => {
  const graph = new MultiDirectedGraph();
  const inks = kinds.map(([kind]) => colour(COLOURS[kind] ?? "other"));
  const edge = `${colour("edge")}${edges.length > 2_000 ? "80" : "d9"}`;
  // Of many names each has a smaller dot, and where there is little room.
  const scale = Math.min(1, 24 / Math.sqrt(nodes.length)) * Math.min(1, place.clientWidth / 800);
  for (const [path, label, kind, x, y, acts] of nodes) {
    graph.addNode(path, { label, x, y: -y, kind, color: inks[kind], size: scale * Math.min(3 + 2 * Math.log2(1 + acts), 20), acts });
  }
  for (const [from, to, status, acts, programme, told] of edges) {
    const name = [nodes[from][0], nodes[to][0], ...(programme ? [programme] : [])].join("~");
    const title = `${nodes[from][1]} → ${nodes[to][1]}${programme ? ` (${programme})` : ""}: ${told}`;
    graph.addDirectedEdge(nodes[from][0], nodes[to][0], { type: statuses[status][0], color: edge, size: Math.min(0.6 + 0.5 * acts, 4), name, title });
  }
  return graph;
};

/** A name beside its dot, with a margin of the ground; cut where it is long. */
const drawName = (context, { x, y, size, name }, settings) => {
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = colour("ground");
  context.fillStyle = colour("ink");
  const place = [name, x + size + 4, y + settings.labelSize / 3];
  context.strokeText(...place);
  context.fillText(...place);
};

/** Names drawn so that none covers another: those of the larger dots come first. */
const labels = () => {
  let waiting = [];
  return {
    wait: (context, data, settings) => {
      const label = data.label ?? "";
      const name = label.length > LONGEST ? `${label.slice(0, LONGEST)}…` : label;
      waiting.push([context, { ...data, name }, settings]);
    },
    draw: () => {
      const taken = [];
      waiting.sort(([, one], [, other]) => other.size - one.size);
      for (const [context, data, settings] of waiting) {
        context.font = `${settings.labelSize}px ${settings.labelFont}`;
        const box = [data.x, data.y - settings.labelSize, data.x + data.size + context.measureText(data.name).width + 8, data.y + settings.labelSize];
        if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
        taken.push(box);
        drawName(context, data, settings);
      }
      waiting = [];
    },
  };
};

/** A name in a box, in the colours of the page. */
const drawHover = (context, data, settings) => {
  const size = settings.labelSize;
  context.font = `600 ${size}px ${settings.labelFont}`;
  const width = context.measureText(data.label ?? "").width;
  context.fillStyle = colour("ground");
  context.strokeStyle = colour("edge");
  context.beginPath();
  context.roundRect(data.x - data.size - 4, data.y - size / 2 - 6, width + 2 * data.size + 16, size + 12, 4);
  context.fill();
  context.stroke();
  context.fillStyle = data.color;
  context.beginPath();
  context.arc(data.x, data.y, data.size, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = colour("ink");
  context.fillText(data.label ?? "", data.x + data.size + 5, data.y + size / 3);
};

const draw = (container, graph, statuses) => {
  let near = null;
  const named = labels();
  const edgeProgramClasses = Object.fromEntries(statuses.map(([status]) => [status, lineProgram(status)]));
  const large = graph.order > 2_000;
  const renderer = new Sigma(graph, container, {
    edgeProgramClasses,
    defaultEdgeType: "asserted",
    enableEdgeEvents: true,
    hideEdgesOnMove: large,
    hideLabelsOnMove: large,
    minEdgeThickness: large ? 0.5 : 1.3,
    defaultDrawNodeLabel: named.wait,
    labelFont: style.fontFamily || "sans-serif",
    labelSize: 13,
    labelColor: { color: colour("ink") },
    labelDensity: 1,
    labelGridCellSize: 80,
    labelRenderedSizeThreshold: large ? 4 : 6,
    minCameraRatio: 0.002,
    maxCameraRatio: 2,
    // Dots grow nearly as fast as what lies between them.
    zoomToSizeRatioFunction: (ratio) => ratio ** (large ? 0.85 : 0.6),
    zIndex: true,
    defaultDrawNodeHover: drawHover,
    nodeReducer: (node, data) => (near && !near.has(node) ? { ...data, color: colour("line"), label: null, zIndex: 0 } : near ? { ...data, zIndex: 1, forceLabel: near.size < 25 } : data),
    edgeReducer: (edge, data) => (near && !graph.extremities(edge).includes(near.of) ? { ...data, hidden: true } : near ? { ...data, color: colour("focus") } : data),
  });
  renderer.on("afterRender", named.draw);
  const show = (node) => {
    near = node === null ? null : Object.assign(new Set([node, ...graph.neighbors(node)]), { of: node });
    renderer.refresh({ skipIndexation: true });
  };
  renderer.on("enterNode", ({ node }) => { container.style.cursor = "pointer"; show(node); });
  renderer.on("leaveNode", () => { container.style.cursor = ""; show(null); });
  renderer.on("enterEdge", ({ edge }) => { container.style.cursor = "pointer"; container.title = graph.getEdgeAttribute(edge, "title"); });
  renderer.on("leaveEdge", () => { container.style.cursor = ""; container.title = ""; });
  const leads = (node) => node.startsWith("id/");
  renderer.on("clickNode", ({ node }) => { if (leads(node)) location.assign(address({ near: node, line: null })); });
  renderer.on("clickEdge", ({ edge }) => location.assign(address({ line: graph.getEdgeAttribute(edge, "name") }, "acts")));
  return { renderer, show };
};

/** Where the camera sees a name and its neighbours. */
const around = (graph, renderer, node) => {
  const places = [node, ...graph.neighbors(node)].map((each) => renderer.getNodeDisplayData(each));
  const [left, right] = [Math.min(...places.map(({ x }) => x)), Math.max(...places.map(({ x }) => x))];
  const [low, high] = [Math.min(...places.map(({ y }) => y)), Math.max(...places.map(({ y }) => y))];
  return { x: (left + right) / 2, y: (low + high) / 2, ratio: Math.max(0.05, 1.4 * Math.max(right - left, high - low)) };
};

/** What is drawn, as a file. */
const save = (renderer, event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  const { width, height } = renderer.getDimensions();
  const canvas = element("canvas", { width: 2 * width, height: 2 * height });
  const context = canvas.getContext("2d");
  context.fillStyle = colour("ground");
  context.fillRect(0, 0, canvas.width, canvas.height);
  // What WebGL has drawn lasts until the task ends.
  renderer.refresh();
  for (const name of ["edges", "nodes", "labels"]) context.drawImage(renderer.getCanvases()[name], 0, 0, canvas.width, canvas.height);
  canvas.toBlob((png) => {
    const source = URL.createObjectURL(png);
    element("a", { href: source, download: "sanctions.png" }).click();
    setTimeout(() => URL.revokeObjectURL(source), 10_000);
  }, "image/png");
};

/** Buttons and keys for those who have no mouse, and a way to find a name. */
const controls = (container, graph, { renderer, show }) => {
  const camera = renderer.getCamera();
  const button = (text, act) => element("button", { type: "button", textContent: text, onclick: act });
  const zoom = button("+", () => camera.animatedZoom());
  zoom.setAttribute("aria-label", words.in);
  const unzoom = button("−", () => camera.animatedUnzoom());
  unzoom.setAttribute("aria-label", words.out);
  const found = element("p", { className: "found" });
  found.setAttribute("role", "status");
  const find = element("input", { type: "search", id: "find-in-picture", maxLength: 200 });
  const search = element("form", { className: "inline" }, element("label", { htmlFor: find.id, textContent: words.find }), find);
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = find.value.trim().toLowerCase();
    const node = asked ? graph.findNode((_, { label }) => label.toLowerCase().includes(asked)) : undefined;
    found.replaceChildren();
    if (!node) {
      show(null);
      if (asked) found.textContent = words.none;
      return;
    }
    show(node);
    camera.animate(around(graph, renderer, node));
    found.append(element("a", { href: `/${node}`, textContent: graph.getNodeAttribute(node, "label") }), " · ", element("a", { href: address({ near: node, line: null }), textContent: words.neighbours }));
  });
  let last = 0;
  container.addEventListener("keydown", (event) => {
    const { x, y, ratio } = camera.getState();
    const far = 0.1 * ratio;
    const moves = { ArrowLeft: { x: x - far }, ArrowRight: { x: x + far }, ArrowUp: { y: y + far }, ArrowDown: { y: y - far }, "+": { ratio: ratio / 1.4 }, "=": { ratio: ratio / 1.4 }, "-": { ratio: ratio * 1.4 }, 0: { x: 0.5, y: 0.5, ratio: 1 } };
    if (!moves[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (event.timeStamp - last > STEP) camera.setState(moves[event.key]);
    last = event.timeStamp;
  });
  return [element("div", { className: "tools" }, zoom, unzoom, button(words.all, () => camera.animatedReset()), search), found];
};

const begin = async () => {
  const answer = await fetch(place.dataset.graph);
  if (!answer.ok) return;
  const told = await answer.json();
  const graph = graphOf(told);
  const container = element("div", { className: "space", tabIndex: 0 });
  container.setAttribute("role", "application");
  container.setAttribute("aria-label", place.dataset.label);
  const notice = place.querySelector(".notice");
  place.prepend(container);
  try {
    const drawn = draw(container, graph, told.statuses);
    container.before(element("p", { className: "hint", textContent: words.hint }));
    container.after(...controls(container, graph, drawn));
    document.getElementById("files")?.addEventListener("click", (event) => { if (event.target.id === "png") save(drawn.renderer, event); }, true);
  } catch (error) {
    // A picture of the lines reported most stands below already.
    container.remove();
    console.info(String(error));
    return;
  }
  notice?.remove();
  place.querySelector("details").open = false;
  place.dataset.drawn = String(graph.order);
};

if (place && document.createElement("canvas").getContext("webgl2")) begin();
