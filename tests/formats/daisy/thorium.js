// Opens talking books with the parser of Thorium Reader and prints what it found in them, as JSON.
// Usage: node thorium.js FOLDER-OF-NODE-MODULES BOOK...
"use strict";

const { createRequire } = require("node:module");
const [folder, ...books] = process.argv.slice(2);
const load = createRequire(`${folder}/`);
const from = "r2-shared-js/dist/es8-es2017/src";
const { PublicationParsePromise } = load(`${from}/parser/publication-parser`);
const { lazyLoadMediaOverlays } = load(`${from}/parser/epub-daisy-common`);
const globals = load(`${from}/init-globals`);

globals.initGlobalConverters_GENERIC();
globals.initGlobalConverters_SHARED();

function clips(overlay) {
  const own = overlay.Audio ? [[overlay.Text, overlay.Audio]] : [];
  return own.concat(...(overlay.Children || []).map(clips));
}

function lines(links, depth) {
  return (links || []).flatMap((link) => [
    [depth, link.Title, link.Href],
    ...lines(link.Children, depth + 1),
  ]);
}

async function told(book) {
  const publication = await PublicationParsePromise(book);
  const found = [];
  for (const link of publication.Spine) {
    await lazyLoadMediaOverlays(publication, link.MediaOverlays);
    found.push(...clips(link.MediaOverlays));
  }
  const data = publication.Metadata;
  return {
    title: data.Title,
    languages: data.Language,
    seconds: data.Duration,
    contents: lines(publication.TOC, 1),
    clips: found,
  };
}

(async () => {
  const found = [];
  for (const book of books) found.push(await told(book));
  process.stdout.write(`\n${JSON.stringify(found)}`);
})().catch((reason) => {
  console.error(reason);
  process.exit(1);
});
