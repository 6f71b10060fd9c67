namespace BhytWarehouse.EndToEnd.Tests.Indicators;

/// <summary>A dossier that counts, as the generator entered it; amounts in đồng.</summary>
/// <param name="Group">Of the card shown at admission.</param>
/// <param name="Residence">Commune with its system, as <see cref="Figure.Unit"/>.</param>
internal sealed record GeneratedClaim(
    string Facility, string Number, int Month, string CareType, bool IsInpatient, int TreatmentDays, string Group, string Residence, int Person, DateTime Admission, DateTime Discharge,
    decimal FacilityCharge, decimal Copayment, decimal OutOfPocket, decimal Fund, IReadOnlyList<GeneratedLine> Lines);
