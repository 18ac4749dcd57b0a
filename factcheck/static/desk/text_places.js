// Where an offset of a text, in UTF-16 units, stands among the nodes that the text is made of.

// The text nodes below `root` as [where it begins in the text, node], in order.
export function nodesOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push([length, node]);
    length += node.data.length;
  }
  return nodes;
}

function placeOf(nodes, offset) {
  let low = 0;
  let high = nodes.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (nodes[middle][0] <= offset) low = middle; else high = middle - 1;
  }
  return [nodes[low][1], offset - nodes[low][0]];
}

// The range from `start` to before `end`, which lies behind it.
export function rangeOf(nodes, start, end) {
  const range = document.createRange();
  range.setStart(...placeOf(nodes, start));
  const [node, offset] = placeOf(nodes, end - 1);
  range.setEnd(node, offset + 1);
  return range;
}
