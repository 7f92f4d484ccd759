// The library of the protocol, apart: it is evaluated when somebody asks for it, and not when an isolate starts.
export { HttpTransport } from '@tmcp/transport-http';
export { McpServer } from 'tmcp';
