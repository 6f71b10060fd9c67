namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>A dossier of the first quarter that counts, as the settlement list needs it. Amounts in hundredths of a đồng.</summary>
internal readonly record struct ClaimedDossier(int Facility, long Number, string CareType, DateOnly Discharged, long FacilityCharge, long CoveredCharge, long Fund, long Copayment, long OutOfPocket, long Other);
