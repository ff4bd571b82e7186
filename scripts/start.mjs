// Read by every Node, however old, so that an old one can be told: the rest is imported after the check.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Leaven needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}
import('./lib/launch.mjs').then(({ launch }) => launch());
