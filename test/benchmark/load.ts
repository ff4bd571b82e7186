import autocannon from 'autocannon';

export interface Measured {
  perSecond: number;
  p50: number;
  p97: number;
  errors: number;
}

export interface Call {
  method?: 'GET' | 'PUT';
  path: string;
  cookie?: string;
  body?: unknown;
}

/** Sends the calls in turn over some connections for some seconds; latencies in milliseconds. */
export async function load(
  url: string,
  calls: Call[],
  seconds: number,
  connections = 10,
): Promise<Measured> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: calls.map(({ method = 'GET', path, cookie, body }) => ({
      method,
      path,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })),
  });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p97: result.latency.p97_5,
    errors: result.errors + result.non2xx,
  };
}
