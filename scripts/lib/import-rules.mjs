/** Each feature may import from those to its left. */
const order =
  'settings users auth categories attachments campaigns ideas votes comments follows asks trials similar clock merging evaluation storms projects funding clearing moderation search feed contributions admin demo'.split(
    ' ',
  );
/** These learn through events, so no feature knows them and on the server they know no service. */
const listeners = ['notifications', 'integrations', 'insights', 'audit'];
const features = new Set([...order, ...listeners]);

const featureFolder = /^(?:(server|client)\/src\/features|(shared)\/src)\/([^/]+)\/(.+)$/;

/** Where a path lies: which side, and in which feature if any. */
function placeOf(path) {
  const side = path.split('/', 1)[0];
  const match = featureFolder.exec(path);
  if (!match || (match[2] && !features.has(match[3]))) return { side };
  return { side, feature: match[3], file: match[4] };
}

/**
 * The server's feed joins what the features know into one view of an idea. Its contract is what
 * those features' client sides show, keep and patch.
 */
const isJoinedView = (from, to) =>
  from.side === 'client' && to.side === 'shared' && to.feature === 'feed';

function judgeFeatures(from, to) {
  if (from.feature === to.feature || isJoinedView(from, to)) return undefined;
  if (!features.has(to.feature)) return `"${to.feature}" has no place in the order of features`;
  if (listeners.includes(to.feature)) {
    return `nobody imports ${to.feature}: it learns through events`;
  }
  if (listeners.includes(from.feature)) {
    return to.side === 'server' && /\.service$/.test(to.file)
      ? `${from.feature} imports no other feature's service: it learns through events`
      : undefined;
  }
  return order.indexOf(to.feature) < order.indexOf(from.feature)
    ? undefined
    : `${from.feature} may import only features to its left, and ${to.feature} is to its right`;
}

/**
 * Why one file may not import another.
 * @param {string} path the importing file, relative to the project
 * @param {string} imported the imported one, without its ending
 * @returns {string | undefined} undefined where it may
 */
export function judgeImport(path, imported) {
  const from = placeOf(path);
  const to = placeOf(imported);
  if (from.side === 'shared' && to.side !== 'shared') {
    return 'shared is the contract: it imports nothing of the server or the client';
  }
  if (to.side !== 'shared' && to.side !== from.side) {
    return `${from.side} and ${to.side} meet only in shared`;
  }
  if (from.feature) {
    if (!features.has(from.feature)) {
      return `"${from.feature}" has no place in the order of features`;
    }
    if (
      /^(client\/src\/pages\/|server\/src\/(app|composition|main|routes|workers)$)/.test(imported)
    ) {
      return 'features are composed there; they do not know where';
    }
    return to.feature && judgeFeatures(from, to);
  }
  if (path.startsWith('client/src/ui/') && to.side === 'client' && to.feature) {
    return 'client/src/ui serves every feature and knows none, but for the contract';
  }
  return undefined;
}
