namespace BhytWarehouse.Jobs.Commands;

/// <summary>One line of `doctor`.</summary>
/// <param name="Check">A short name for machines.</param>
internal sealed record DoctorFinding(string Check, DoctorVerdict Verdict, string Message);
