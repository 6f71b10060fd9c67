using BhytWarehouse.SampleProvince.Members;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>Somebody with the card that is shown, and the next one if it begins during the encounter.</summary>
internal readonly record struct Patient(Person Person, CardSpan Card, CardSpan? Next = null);
