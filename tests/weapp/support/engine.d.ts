// Only what the simulated phone uses: the packages' own types need the browser's, which this project leaves out.

declare module 'jsdom' {
  export interface DomElement {
    readonly tagName: string;
    readonly textContent: string;
    readonly nodeType: number;
    readonly childNodes: ArrayLike<DomElement>;
    readonly parentElement: DomElement | null;
    readonly innerHTML: string;
    readonly outerHTML: string;
    getAttribute(name: string): string | null;
    querySelectorAll(selector: string): ArrayLike<DomElement>;
    append(...nodes: DomElement[]): void;
    remove(): void;
    readonly __wxElement?: import('glass-easel-miniprogram-adapter').EngineElement;
  }
  export interface DomDocument {
    readonly body: DomElement;
    createElement(name: string): DomElement;
  }
  export class JSDOM {
    constructor(html: string);
    readonly window: {
      readonly document: DomDocument;
      requestAnimationFrame: (run: () => void) => number;
      close(): void;
    };
  }
}

declare module 'glass-easel-template-compiler' {
  export class TmplGroup {
    addTmpl(path: string, source: string): { readonly message: string }[];
    addScript(path: string, source: string): void;
    getTmplGenObjectGroups(): string;
    free(): void;
  }
}

declare module 'glass-easel-miniprogram-adapter' {
  import type { DomElement } from 'jsdom';

  export interface EngineElement {
    readonly __engineElement: never;
  }
  /** A page or component as its own code sees it: `this`. */
  export interface Instance {
    setData(data: object, done?: () => void): void;
    [member: string]: unknown;
  }
  export interface Root {
    get(): Instance;
    attach(parent: DomElement, placeholder: DomElement): void;
    release(): void;
  }
  export type Define = (definition: Record<string, unknown>) => unknown;
  export interface ComponentEnv {
    readonly Page: Define;
    readonly Component: Define;
    readonly Behavior: Define;
  }
  export interface CodeSpace {
    addComponentStaticConfig(path: string, config: object): void;
    addCompiledTemplate(
      path: string,
      template: { readonly groupList: object; readonly content: unknown },
    ): void;
    componentEnv<T>(path: string, run: (env: ComponentEnv) => T): T;
  }
  export interface Backend {
    createRoot(tag: string, space: CodeSpace, path: string): Root;
  }
  export class MiniProgramEnv {
    createCodeSpace(id: string, isMain: boolean): CodeSpace;
    associateBackend(context: object): Backend;
  }
  export namespace glassEasel {
    const CurrentWindowBackendContext: new () => object;
    class Event {
      constructor(
        name: string,
        detail: unknown,
        options: { readonly bubbles?: boolean; readonly composed?: boolean; readonly capturePhase?: boolean },
      );
      static dispatchEvent(target: EngineElement, event: Event): void;
    }
    function addGlobalErrorListener(listener: (error: unknown) => boolean | void): void;
    function removeGlobalErrorListener(listener: (error: unknown) => boolean | void): void;
  }
}
