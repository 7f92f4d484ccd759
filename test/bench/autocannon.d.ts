// The part of autocannon 9 that the benchmark uses; the package brings no types.
declare module 'autocannon' {
  export type AutocannonRequest = { readonly method?: string; readonly path?: string };

  export type AutocannonOptions = {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration?: number;
    /** Requests in all, in place of a duration. */
    readonly amount?: number;
    /** Milliseconds between two looks at the clock. */
    readonly sampleInt?: number;
    readonly headers?: { readonly [name: string]: string };
    readonly requests?: readonly {
      readonly setupRequest: (request: AutocannonRequest) => AutocannonRequest;
    }[];
  };

  export type AutocannonResult = {
    readonly errors: number;
    readonly timeouts: number;
    readonly mismatches: number;
    readonly resets: number;
    readonly statusCodeStats: { readonly [status: string]: { readonly count: number } };
    /** Bytes on the wire, header sections included. */
    readonly throughput: { readonly total: number };
  };

  export default function autocannon(options: AutocannonOptions): Promise<AutocannonResult>;
}
