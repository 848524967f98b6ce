// A picture of up to 20,000 names: sigma draws with WebGL what graphology holds. Places, sizes
// and words come from the server; nothing is computed here but what is on the screen. Where the
// browser has no WebGL, the server's own picture of the lines reported most stays.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { drawDiscNodeLabel } from "sigma/rendering";
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
  const edge = colour("edge");
  for (const [path, label, kind, x, y, acts] of nodes) {
    graph.addNode(path, { label, x, y: -y, kind, color: inks[kind], size: Math.min(3 + 2 * Math.log2(1 + acts), 18), acts });
  }
  for (const [from, to, status, acts, programme, told] of edges) {
    const name = [nodes[from][0], nodes[to][0], ...(programme ? [programme] : [])].join("~");
    const title = `${nodes[from][1]} → ${nodes[to][1]}${programme ? ` (${programme})` : ""}: ${told}`;
    graph.addDirectedEdge(nodes[from][0], nodes[to][0], { type: statuses[status][0], color: edge, size: Math.min(0.6 + 0.5 * acts, 4), name, title });
  }
  return graph;
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
  drawDiscNodeLabel(context, data, { ...settings, labelWeight: "600" });
};

const draw = (container, graph, statuses) => {
  let near = null;
  const edgeProgramClasses = Object.fromEntries(statuses.map(([status]) => [status, lineProgram(status)]));
  const large = graph.order > 2_000;
  const renderer = new Sigma(graph, container, {
    edgeProgramClasses,
    defaultEdgeType: "asserted",
    enableEdgeEvents: true,
    hideEdgesOnMove: large,
    hideLabelsOnMove: large,
    labelFont: style.fontFamily || "sans-serif",
    labelSize: 13,
    labelColor: { color: colour("ink") },
    labelDensity: 0.7,
    labelGridCellSize: 110,
    labelRenderedSizeThreshold: large ? 7 : 4,
    minCameraRatio: 0.002,
    maxCameraRatio: 2,
    zIndex: true,
    defaultDrawNodeHover: drawHover,
    nodeReducer: (node, data) => (near && !near.has(node) ? { ...data, color: colour("line"), label: null, zIndex: 0 } : near ? { ...data, zIndex: 1, forceLabel: near.size < 25 } : data),
    edgeReducer: (edge, data) => (near && !graph.extremities(edge).includes(near.of) ? { ...data, hidden: true } : near ? { ...data, color: colour("focus") } : data),
  });
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
    const { x, y } = renderer.getNodeDisplayData(node);
    camera.animate({ x, y, ratio: 0.15 });
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
