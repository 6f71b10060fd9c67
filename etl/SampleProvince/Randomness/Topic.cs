namespace BhytWarehouse.SampleProvince.Randomness;

/// <summary>Keeps the streams of unrelated questions apart.</summary>
internal enum Topic : byte
{
    Person,
    Household,
    Cards,
    Encounter,
    Correction,
    Batches,
    FileStyle,
    Order,
    Results,
    Faults,
    Standing,
    HouseholdEvents,
    LifeEvents,
    Occupation,
    Identity,
    ResidentNoise,
    InsuredNoise,
    RegisterOrder,
    Employers,
    Settlements,
    Feedback,
    DigitalUse,
    Checkups,
    OtherPerson,
    Satisfaction,
    Inspections,
    Abuse,
}
