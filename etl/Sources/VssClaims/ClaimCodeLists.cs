using System.Globalization;
using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>The code lists that the gate of claims looks into.</summary>
internal sealed class ClaimCodeLists
{
    private readonly sbyte[] _documentOfCostGroup = new sbyte[100];

    public ClaimCodeLists(CodeListRegister register)
    {
        Sex = new(register["Sex"]);
        TreatmentResult = new(register["TreatmentResult"]);
        DischargeType = new(register["DischargeType"]);
        Scope = new(register["Scope"]);
        PaymentMethod = new(register["PaymentMethod"]);
        DrugSource = new(register["DrugSource"]);
        Anaesthesia = new(register["Anaesthesia"]);
        LivingArea = new(register["LivingArea"]);
        InjuryCause = new(register["InjuryCause"]);
        CareType = new(register["CareType"], "IsInpatient");
        Entitlement = new(register["Entitlement"], "BenefitShare");
        CostGroup = new(register["CostGroup"]);
        ParticipantGroup = new(register["ParticipantGroup"]);
        BenefitLevel = new(register["BenefitLevel"], "CoveredRate");
        BaseSalary = new(register["BaseSalary"], "Amount");
        Diagnoses = register.OrEmpty("Diagnosis");
        foreach (CodeListEntry entry in register["CostGroup"].Entries)
        {
            _documentOfCostGroup[int.Parse(entry.Code, CultureInfo.InvariantCulture)] = entry.Attributes["DocumentCode"] switch
            {
                "XML2" => 2,
                "XML3" => 3,
                _ => 0,
            };
        }
    }

    public PackedCodeList Sex { get; }

    public PackedCodeList TreatmentResult { get; }

    public PackedCodeList DischargeType { get; }

    public PackedCodeList Scope { get; }

    public PackedCodeList PaymentMethod { get; }

    public PackedCodeList DrugSource { get; }

    public PackedCodeList Anaesthesia { get; }

    public PackedCodeList LivingArea { get; }

    public PackedCodeList InjuryCause { get; }

    public PackedCodeList CareType { get; }

    public PackedCodeList Entitlement { get; }

    public PackedCodeList CostGroup { get; }

    public PackedCodeList ParticipantGroup { get; }

    public PackedCodeList BenefitLevel { get; }

    /// <summary>The base salary (lương cơ sở, mức tham chiếu) in whole đồng, under the code REF.</summary>
    public PackedCodeList BaseSalary { get; }

    /// <summary>The ministry's ICD-10 list as the warehouse holds it; empty until it was loaded.</summary>
    public CodeList Diagnoses { get; }

    /// <summary>Whether a cost group may stand in the table; a group of no known table may stand in both.</summary>
    public bool CostGroupFits(long group, int table) => group is < 0 or > 99 || _documentOfCostGroup[group] is 0 || _documentOfCostGroup[group] == table;
}
