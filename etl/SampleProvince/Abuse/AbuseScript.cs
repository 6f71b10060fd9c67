using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>How a kind of abuse goes, or what looks like it; null where the province lacks what it needs.</summary>
internal sealed record AbuseScript(AbuseKind Kind, Func<AbuseScene, Dice, bool, PlantedCase?> Play);
