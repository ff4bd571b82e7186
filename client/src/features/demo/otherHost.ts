const twins: Readonly<Record<string, string>> = {
  localhost: '127.0.0.1',
  '127.0.0.1': 'localhost',
};

/**
 * The other name of this machine, with the port. A browser keeps the cookies of both apart, so two
 * people can be signed in side by side. Undefined where the site has a real name.
 */
export function otherHost({ hostname, port }: { hostname: string; port: string }) {
  const twin = twins[hostname];
  return twin && (port ? `${twin}:${port}` : twin);
}
