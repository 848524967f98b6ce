// How a line of each status is drawn: as in the server's pictures, with gaps and hollow arrows.
import { EdgeArrowHeadProgram, EdgeClampedProgram, createEdgeCompoundProgram } from "sigma/rendering";

// Pixels of a dash and of the gap behind it.
const DASHES = { announced: [12, 5], requested: [6, 5], ended: [2, 5], possible: [4, 4], negated: [1, 4] };
const HOLLOW = ["ended", "possible", "negated"];

/** A program whose shaders are those of another one with some words replaced. */
const changed = (Program, changes) =>
  class extends Program {
    getDefinition() {
      const definition = super.getDefinition();
      for (const [source, from, to] of changes) {
        if (!definition[source].includes(from)) throw new Error(`sigma has changed: ${from}`);
        definition[source] = definition[source].replace(from, to);
      }
      return definition;
    }
  };

const VERTEX = "VERTEX_SHADER_SOURCE";
const FRAGMENT = "FRAGMENT_SHADER_SOURCE";

const dashed = ([on, off]) =>
  changed(EdgeClampedProgram, [
    [VERTEX, "varying float v_feather;", "varying float v_feather;\nvarying float v_along;"],
    [VERTEX, "v_normal = unitNormal;", "v_normal = unitNormal;\n  v_along = a_positionCoef * length(a_positionEnd - a_positionStart) / (2.0 * u_correctionRatio);"],
    [FRAGMENT, "varying float v_feather;", "varying float v_feather;\nvarying float v_along;"],
    [FRAGMENT, "float dist = ", `if (mod(v_along, ${(on + off).toFixed(1)}) > ${on.toFixed(1)}) discard;\n  float dist = `],
  ]);

const hollow = changed(EdgeArrowHeadProgram, [
  [VERTEX, "varying vec4 v_color;", "varying vec4 v_color;\nvarying vec3 v_corner;"],
  [VERTEX, "gl_Position = ", "v_corner = a_barycentric;\n  gl_Position = "],
  [FRAGMENT, "varying vec4 v_color;", "varying vec4 v_color;\nvarying vec3 v_corner;"],
  [FRAGMENT, "gl_FragColor = v_color;", "#ifndef PICKING_MODE\n  if (min(min(v_corner.x, v_corner.y), v_corner.z) > 0.16) discard;\n  #endif\n  gl_FragColor = v_color;"],
]);

/** The program for lines of a status. */
export const lineProgram = (status) =>
  createEdgeCompoundProgram([
    DASHES[status] ? dashed(DASHES[status]) : EdgeClampedProgram,
    HOLLOW.includes(status) ? hollow : EdgeArrowHeadProgram,
  ]);
