// What a script may take for granted, for the checker of types: a page has the elements that its
// scripts look for, each of its own kind, and an event what its name promises.

interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}
interface NonElementParentNode {
  getElementById(id: string): any;
}
interface DocumentFragment {
  getElementById(id: string): any;
}
interface Document {
  getElementById(id: string): any;
  addEventListener(type: string, listener: (event: any) => unknown, options?: object): void;
}
interface EventTarget {
  addEventListener(type: string, listener: (event: any) => unknown, options?: object): void;
}
interface Window {
  addEventListener(type: string, listener: (event: any) => unknown, options?: object): void;
}
interface FormData {
  get(name: string): any;
}

// The worker is no page: what the server writes at its top, and what only a worker has.
declare const TOLD: { shell: string[]; first: string[]; outbox: string; hashed: boolean; version: string };
interface Window {
  skipWaiting(): Promise<void>;
  clients: any;
  registration: ServiceWorkerRegistration;
}
