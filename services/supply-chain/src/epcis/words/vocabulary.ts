/** The words of the GS1 Core Business Vocabulary 2.0, in every spelling that EPCIS allows. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** A vocabulary: its words, and how they begin as a web address, a CURIE and a URN. */
type Vocabulary = {
  readonly words: ReadonlySet<string>;
  readonly web: string;
  readonly others: readonly string[];
};

const cbv = (text: string, web: string, urn: string): Vocabulary => ({
  words: words(text),
  web: `https://ref.gs1.org/cbv/${web}-`,
  others: [
    `http://ref.gs1.org/cbv/${web}-`,
    `https://ns.gs1.org/cbv/${web}-`,
    `cbv:${web}-`,
    `urn:epcglobal:cbv:${urn}:`,
  ],
});

const voc = (text: string): Vocabulary => ({
  words: words(text),
  web: 'https://ref.gs1.org/voc/',
  others: ['https://gs1.org/voc/', 'http://gs1.org/voc/', 'https://www.gs1.org/voc/', 'gs1:'],
});

export const VOCABULARIES = {
  bizStep: cbv(
    `accepting arriving assembling collecting commissioning consigning creating_class_instance
    cycle_counting decommissioning departing destroying disassembling dispensing encoding
    entering_exiting holding inspecting installing killing loading other packing picking receiving
    removing repackaging repairing replacing reserving retail_selling sampling sensor_reporting shipping
    staging_outbound stock_taking stocking storing transporting unloading unpacking void_shipping`,
    'BizStep',
    'bizstep',
  ),
  disposition: cbv(
    `active available completeness_inferred completeness_verified conformant container_closed
    container_open damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive
    mismatch_class mismatch_instance mismatch_quantity needs_replacement no_pedigree_match
    non_conformant non_sellable_other partially_dispensed recalled reserved retail_sold returned
    sellable_accessible sellable_not_accessible stolen unavailable unknown`,
    'Disp',
    'disp',
  ),
  transaction: cbv(
    'bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt',
    'BTT',
    'btt',
  ),
  party: cbv('owning_party possessing_party location', 'SDT', 'sdt'),
  errorReason: cbv('did_not_occur incorrect_data', 'ER', 'er'),
  component: cbv(
    `x y z axial_distance azimuth height spherical_radius polar_angle elevation_angle easting northing
    latitude longitude altitude`,
    'Comp',
    'comp',
  ),
  measurement: voc(
    `AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Radioactivity Altitude AmountOfSubstance
    AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area
    Capacitance Conductance Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate
    DynamicViscosity ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy
    Exposure Force Frequency Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum
    Luminance LuminousFlux LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential
    Mass MassConcentration MassFlowRate MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy
    MolarMass MolarVolume Power Pressure RadiantFlux RadiantIntensity RelativeHumidity Resistance
    Resistivity SolidAngle SpecificVolume Speed SurfaceDensity SurfaceTension Temperature Time Torque
    Voltage Volume VolumeFlowRate VolumeFraction VolumetricFlux Wavenumber`,
  ),
  alert: voc('ALARM_CONDITION ERROR_CONDITION'),
} as const satisfies Readonly<Record<string, Vocabulary>>;

export type VocabularyName = keyof typeof VOCABULARIES;

/** The word of a vocabulary, whichever way it is spelt; null for words of others. */
export const shortName = (name: VocabularyName, text: string): string | null => {
  const { words: known, web, others }: Vocabulary = VOCABULARIES[name];
  const start = ['', web, ...others].find(
    (each) => text.startsWith(each) && known.has(text.slice(each.length)),
  );
  return start === undefined ? null : text.slice(start.length);
};

/** The word as a web address; words of others stay as they are. */
export const webName = (name: VocabularyName, text: string): string => {
  const short = shortName(name, text);
  return short === null ? text : `${VOCABULARIES[name].web}${short}`;
};

/** Whether a text claims to be of the vocabulary, so that it has to be one of its words. */
const claimsToBe = ({ web, others }: Vocabulary, text: string): boolean =>
  !text.includes(':') || [web, ...others].some((each) => text.startsWith(each));

const URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;

/** An absolute URI or a CURIE: a scheme, a colon, and something after it. */
export const isUri = (text: string): boolean => URI.test(text);

/** A word of the vocabulary in any spelling, or a URI of another vocabulary. */
export const isWordOf = (name: VocabularyName, text: string): boolean =>
  shortName(name, text) !== null || (!claimsToBe(VOCABULARIES[name], text) && isUri(text));
