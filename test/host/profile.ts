import fs from 'node:fs/promises';
import path from 'node:path';

/** Settings by their full id, as in settings.json. */
export type Settings = Readonly<Record<string, unknown>>;

/** A window with nothing in it but the workbench: no welcome, chat, update, tip or telemetry. */
const cleanWindow: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.experimentalOnboarding': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  // Else some editors open as modals that block clicks.
  'workbench.editor.useModal': 'off',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
};

/** The folders of one VS Code user: data, server data and extensions, all inside `folder`. */
export interface Profile {
  readonly folder: string;
  readonly userData: string;
  readonly serverData: string;
  readonly extensions: string;
}

/** Makes (or finds again) a user's folders in `folder` and writes the settings: the clean window's, changed by `settings`. */
export async function prepareProfile(folder: string, settings: Settings = {}): Promise<Profile> {
  const profile = {
    folder,
    userData: path.join(folder, 'user'),
    serverData: path.join(folder, 'server'),
    extensions: path.join(folder, 'extensions'),
  };
  for (const place of [path.join(profile.userData, 'User'), profile.serverData, profile.extensions]) {
    await fs.mkdir(place, { recursive: true });
  }
  await fs.writeFile(path.join(profile.userData, 'User', 'settings.json'), JSON.stringify({ ...cleanWindow, ...settings }, undefined, 2));
  return profile;
}

/** Installs the extension whose folder is `extension` as a link, so that what is built next is what runs. */
export async function linkExtension(profile: Profile, extension: string): Promise<void> {
  const manifest = JSON.parse(await fs.readFile(path.join(extension, 'package.json'), 'utf8')) as Record<
    'publisher' | 'name' | 'version',
    string
  >;
  const link = path.join(profile.extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  await fs.rm(link, { recursive: true, force: true });
  await fs.symlink(extension, link, 'junction');
}
