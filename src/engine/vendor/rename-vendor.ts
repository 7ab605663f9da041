import type { Vendor } from './vendor.ts'

/** Returns a vendor under another name, with records and a profile of its own in every world. */
export function renameVendor(vendor: Vendor, name: string): Vendor {
  return vendor.name === name ? vendor : { ...vendor, name, profileSetting: profileSettingOf(name) }
}

/** Returns the name of the setting in which a world stores a vendor's profile. */
export function profileSettingOf(name: string): string {
  return `profile/${name}`
}
