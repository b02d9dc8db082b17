/**
 * dynalite ships no types. These are the few parts of 4.0.0 that the embedded store stands on.
 * The version is pinned: a new one has to pass the whole store suite before it is taken.
 */
declare module 'dynalite/db/index.js' {
  type Image = Record<string, import('aws-lambda').AttributeValue>;
  export type Callback<T> = (error: unknown, result?: T) => void;

  export type Table = {
    readonly TableName: string;
    readonly TableStatus: string;
    readonly KeySchema: KeySchema;
    readonly GlobalSecondaryIndexes?: readonly {
      readonly IndexName: string;
      readonly KeySchema: KeySchema;
    }[];
  };
  export type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: string }[];

  export type Range = {
    gt?: string;
    gte?: string;
    lt?: string;
    lte?: string;
    reverse?: boolean;
    limit?: number;
  };

  export type SubStore = {
    lock(key: string, run: (release: <F>(done: F) => F) => void): void;
    get(key: string, done: Callback<Image>): void;
    put(key: string, value: Image, done: Callback<never>): void;
    del(key: string, done: Callback<never>): void;
    createValueStream(range: Range): import('node:stream').Readable;
  };

  export type Batch = readonly (
    | { readonly type: 'put'; readonly key: string; readonly value: unknown }
    | { readonly type: 'del'; readonly key: string }
  )[];

  export type Level = {
    open(): Promise<void>;
    close(): Promise<void>;
    get(key: string): Promise<unknown>;
    getMany(keys: readonly string[]): Promise<unknown[]>;
    put(key: string, value: unknown): Promise<void>;
    batch(operations: Batch, options?: { readonly sync?: boolean }): Promise<void>;
    iterator(range: Range): AsyncIterable<[string, unknown]>;
    keys(range: Range): AsyncIterable<string>;
    values(range: Range): AsyncIterable<unknown>;
  };

  export type Store = {
    readonly options: object;
    readonly db: Level;
    getTable(name: string, done: Callback<Table>): void;
    getTable(name: string, onlyActive: boolean, done: Callback<Table>): void;
    getItemDb(table: string): SubStore;
    getIndexDb(type: string, table: string, index: string): SubStore;
  };

  export type Path = readonly (string | number)[];
  export type Comparison = {
    readonly type: string;
    readonly name?: string;
    readonly args: readonly (Path | import('aws-lambda').AttributeValue | { readonly type: 'function' })[];
  };
  export type Expression =
    | { readonly type: 'and' | 'or' | 'not'; readonly args: readonly Expression[] }
    | Comparison;
  export type UpdateSection = { readonly type: string; readonly path: Path };

  export type WriteRequest = {
    readonly TableName: string;
    _condition?: { expression: Expression };
    _updates?: { sections: UpdateSection[] };
  };
  export type PutRequest = WriteRequest & { readonly Item: Image };
  export type KeyedRequest = WriteRequest & { readonly Key: Image };

  const db: {
    create(options: {
      path?: string | undefined;
      createTableMs: number;
      deleteTableMs: number;
      updateTableMs: number;
    }): Store;
    validateItem(item: Image, table: Table): unknown;
    validateKey(key: Image, table: Table): unknown;
    mapPath(path: Path, item: Image): import('aws-lambda').AttributeValue | undefined;
    createKey(item: Image, table: Table): string;
    checkConditional(request: WriteRequest, item: Image | undefined): unknown;
  };
  export default db;
}

declare module 'dynalite/validations/index.js' {
  /** The two functions that turn a parsed body into a request or throw an error in wire form. */
  const validations: {
    checkTypes<T>(body: object, types: import('dynalite/validations').Types<T>): T;
    checkValidations<T>(
      request: T,
      types: import('dynalite/validations').Types<T>,
      custom: import('dynalite/validations').Custom<T> | undefined,
      store: import('dynalite/db/index.js').Store,
    ): void;
  };
  export default validations;
}

declare module 'dynalite/validations' {
  type Store = import('dynalite/db/index.js').Store;
  export type Types<T> = { readonly checked?: T };
  export type Custom<T> = (request: T, store: Store) => string | undefined;
  export type Validation<T> = { readonly types: Types<T>; readonly custom?: Custom<T> };
}

declare module 'dynalite/validations/putItem.js' {
  const validation: import('dynalite/validations').Validation<import('dynalite/db/index.js').PutRequest>;
  export default validation;
}

declare module 'dynalite/validations/updateItem.js' {
  const validation: import('dynalite/validations').Validation<import('dynalite/db/index.js').KeyedRequest>;
  export default validation;
}

declare module 'dynalite/validations/deleteItem.js' {
  const validation: import('dynalite/validations').Validation<import('dynalite/db/index.js').KeyedRequest>;
  export default validation;
}

declare module 'dynalite/validations/getItem.js' {
  const validation: import('dynalite/validations').Validation<import('dynalite/db/index.js').KeyedRequest>;
  export default validation;
}

declare module 'dynalite/validations/batchWriteItem.js' {
  const validation: import('dynalite/validations').Validation<{
    readonly RequestItems: Readonly<Record<string, readonly object[]>>;
  }>;
  export default validation;
}

/** All other validations and all actions look alike from here: a body in, an answer out. */
declare module 'dynalite/validations/*' {
  const validation: import('dynalite/validations').Validation<object>;
  export default validation;
}

declare module 'dynalite/actions/*' {
  const action: (
    store: import('dynalite/db/index.js').Store,
    request: object,
    done: import('dynalite/db/index.js').Callback<object>,
  ) => void;
  export default action;
}
