namespace BhytWarehouse.SampleProvince.Identities;

/// <summary>How one register writes one person. An empty text is a field left empty.</summary>
/// <param name="Birth">yyyyMMdd, or yyyy0000 where only the year is known.</param>
/// <param name="CitizenId">Twelve digits, or nine of the identity card before 2016.</param>
/// <param name="InsuranceNumber">BHXH number; empty in the register of residents.</param>
/// <param name="CardNumber">Empty in the register of residents.</param>
/// <param name="HouseholdNumber">Each register numbers households its own way.</param>
internal sealed record Identity(
    string FullName, string Birth, int Sex, string CitizenId, string InsuranceNumber, string CardNumber, string CommuneCode, string HouseholdNumber);
