import { join, sep } from 'node:path';
import { asFailure, matters, namedOf } from '../readers/read-runs.js';
import type { ReadOptions } from '../readers/reader.js';
import { isAddress } from '../readers/source/address.js';
import { type Found, type FoundFile, walk } from '../readers/walk/walk.js';
import type { Run } from '../run/run.js';
import type { GrokscopeError } from '../util/errors.js';
import { FollowedFile } from './followed-file.js';
import { FollowedServer } from './followed-server.js';
import { longest, Patience } from './patience.js';
import { signatureOf } from './signature.js';

/** Files and folders at rest that are looked at in a second, where there are many. */
const looksPerSecond = 100;

/** Everything under some paths: files as they come, grow and go, in folders that change. */
export class FollowedPaths {
  private readonly paths: readonly string[];
  private readonly options: ReadOptions;
  private readonly servers: readonly FollowedServer[];
  private files: readonly Followed[] = [];
  private places: readonly Place[] = [];
  private walkErrors: readonly GrokscopeError[] = [];
  private hasWalked = false;

  /** @param paths files and folders, which need not exist yet, and addresses of MLflow servers */
  constructor(paths: readonly string[], options: ReadOptions) {
    this.paths = paths.filter((path) => !isAddress(path));
    this.servers = paths.filter(isAddress).map((address) => new FollowedServer(address, options));
    this.options = options;
  }

  /** What the files hold, one after the other. */
  get runs(): Run[] {
    return [...this.servers, ...this.files.map(({ file }) => file)].flatMap(({ runs }) => runs);
  }

  /** The files that were named one by one. */
  get named(): ReadonlySet<string> {
    return namedOf(this.files.map(({ found }) => found));
  }

  /** Why what cannot be read cannot. */
  get errors(): GrokscopeError[] {
    const present = new Set(this.files.flatMap(({ file }) => (file.runs.length > 0 ? file.path : [])));
    const isLeaving = ({ path, code }: GrokscopeError): boolean =>
      (code === 'not-found' || code === 'no-logs') &&
      [...present].some((file) => file === path || file.startsWith(join(path, sep)));
    const ofWalk = this.walkErrors.filter((error) => !isLeaving(error));
    const ofServers = this.servers.flatMap(({ failure }) => failure ?? []);
    const ofFiles = this.files.flatMap(({ found, file: { failure } }) =>
      failure && failure.code !== 'not-found' && matters(failure, found) ? failure : [],
    );
    return [...ofWalk, ...ofServers, ...ofFiles];
  }

  /**
   * Looks for new and changed files and reads them. Tells what has changed: the settings beside logs too where a folder
   * has.
   */
  async look(now: number): Promise<{ readonly hasWalked: boolean; readonly hasChanged: boolean }> {
    const most = Math.max(longest, (1000 * (this.places.length + this.files.length)) / looksPerSecond);
    const hasWalked = await this.walkAgain(now, most);
    let hasChanged = hasWalked;
    for (const followed of [...this.servers, ...this.files.map(({ file }) => file)]) {
      this.options.signal?.throwIfAborted();
      if (await followed.look(now, most)) hasChanged = true;
    }
    return { hasWalked, hasChanged };
  }

  /** Walks the paths where one of their folders has changed since. */
  private async walkAgain(now: number, most: number): Promise<boolean> {
    let isDue = !this.hasWalked;
    for (const place of this.places) if (await place.hasChanged(now, most)) isDue = true;
    if (!isDue) return false;
    const before = new Map(this.files.map((followed) => [followed.file.path, followed]));
    const { files, folders, errors } = await this.walk();
    const known = new Map(this.places.map((place) => [place.path, place]));
    const placeOf = (path: string, isFolder: boolean): Place => {
      const place = known.get(path);
      return place?.isFolder === isFolder ? place : new Place(path, isFolder);
    };
    const walked = new Set(folders);
    this.places = [
      ...folders.map((path) => placeOf(path, true)),
      ...this.paths.filter((path) => !walked.has(path)).map((path) => placeOf(path, false)),
    ];
    for (const place of this.places) if (known.get(place.path) !== place) await place.hasChanged(now, most);
    this.walkErrors = errors;
    const found = files.map(
      (file) => before.get(file.path) ?? { found: file, file: new FollowedFile(file.path, this.options) },
    );
    const listed = new Set(files.map(({ path }) => path));
    this.files = [...found, ...(await this.leaving(listed))];
    return true;
  }

  /** Walks the paths. A disk that fails for a moment, as network disks do, leaves everything as it was. */
  private async walk(): Promise<Pick<Found, 'files' | 'folders' | 'errors'>> {
    try {
      const found = await walk(this.paths);
      this.hasWalked = true;
      return found;
    } catch (error) {
      this.hasWalked = false;
      const folders = this.places.filter(({ isFolder }) => isFolder).map(({ path }) => path);
      const failure = asFailure(error, this.paths[0] ?? '');
      return { files: this.files.map(({ found }) => found), folders, errors: [failure] };
    }
  }

  /** The files that have just been deleted: they may be on their way back. */
  private async leaving(listed: ReadonlySet<string>): Promise<Followed[]> {
    const leaving = [];
    for (const followed of this.files) {
      const { path, failure } = followed.file;
      if (listed.has(path) || failure?.code === 'not-found') continue;
      if ((await signatureOf(path)) === undefined) leaving.push(followed);
    }
    return leaving;
  }
}

/** A file with how a walk found it. */
interface Followed {
  readonly found: FoundFile;
  readonly file: FollowedFile;
}

/** A folder, or a path that was named, as far as a walk depends on it. */
class Place {
  readonly path: string;
  readonly isFolder: boolean;
  private seen: string | undefined;
  private readonly patience = new Patience();
  private isFinal = false;

  constructor(path: string, isFolder: boolean) {
    this.path = path;
    this.isFolder = isFolder;
  }

  /** Whether a walk may find something else. Asked once more when a change has rested: time stamps are coarse. */
  async hasChanged(now: number, most: number): Promise<boolean> {
    if (!this.patience.isDue(now, most)) return false;
    const signature = await signatureOf(this.path);
    const seen = this.isFolder ? signature?.key : signature?.identity;
    if (seen !== this.seen) {
      this.seen = seen;
      this.patience.changed(now);
      this.isFinal = false;
      return true;
    }
    if (this.isFinal || !this.patience.isAtRest(now)) return false;
    this.isFinal = true;
    return true;
  }
}
