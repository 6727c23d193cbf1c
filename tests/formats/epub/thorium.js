// Opens books with the parser of Thorium Reader and prints what it found in them, as JSON.
// Usage: node thorium.js FOLDER-OF-NODE-MODULES BOOK...
"use strict";

const { createRequire } = require("node:module");
const [folder, ...books] = process.argv.slice(2);
const load = createRequire(`${folder}/`);
const parser = load("r2-shared-js/dist/es8-es2017/src/parser/epub");
const globals = load("r2-shared-js/dist/es8-es2017/src/init-globals");

globals.initGlobalConverters_GENERIC();
globals.initGlobalConverters_SHARED();

function clips(overlay) {
  const own = overlay.Audio ? [[overlay.Text, overlay.Audio]] : [];
  return own.concat(...(overlay.Children || []).map(clips));
}

async function told(book) {
  const publication = await parser.EpubParsePromise(book);
  const overlays = await parser.getAllMediaOverlays(publication);
  const data = publication.Metadata;
  return {
    title: data.Title,
    narrators: (data.Narrator || []).map((who) => who.Name),
    features: data.AccessibilityFeature || [],
    seconds: data.Duration || 0,
    active: data.MediaOverlay ? data.MediaOverlay.ActiveClass : "",
    contents: (publication.TOC || []).length,
    pages: (publication.PageList || []).length,
    landmarks: (publication.Landmarks || []).length,
    chapters: publication.Spine.length,
    clips: [].concat(...overlays.map(clips)),
  };
}

(async () => {
  const found = [];
  for (const book of books) found.push(await told(book));
  process.stdout.write(JSON.stringify(found));
})().catch((reason) => {
  console.error(reason);
  process.exit(1);
});
