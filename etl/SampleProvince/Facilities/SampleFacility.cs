namespace BhytWarehouse.SampleProvince.Facilities;

/// <summary>A facility of the province and the habits of its hospital system that show in the files.</summary>
internal sealed record SampleFacility(int Index, string Code, string Name, FacilityLevel Level, int Commune, int Weight)
{
    /// <summary>Amounts always with all decimals; others leave trailing zeros off.</summary>
    public bool FullDecimals => Index % 3 == 0;

    /// <summary>Own running numbers without the facility code: the same MA_LK then exists at several facilities.</summary>
    public bool BareClaimNumbers => Index % 4 == 1;

    /// <summary>One dossier a file, as the web service of the insurer wants it.</summary>
    public bool OneDossierPerFile => Index is 17;

    /// <summary>Order of QĐ 3176 instead of QĐ 4750.</summary>
    public bool FollowsDecree3176 => Index % 2 == 0;

    /// <summary>Free text in CDATA inside the decoded tables.</summary>
    public bool NarrativeAsCdata => Index % 5 == 2;

    /// <summary>A check-in in every dossier.</summary>
    public bool SendsCheckIns => Index % 5 == 3;

    public bool LongEmptyElements => Index % 6 == 5;

    public bool IsHospital => Level >= FacilityLevel.DistrictHospital;

    public string ProfessionalLevel => Level switch
    {
        FacilityLevel.CommuneStation or FacilityLevel.RegionalPolyclinic => "primary",
        FacilityLevel.DistrictHospital or FacilityLevel.ProvincialHospital => "basic",
        _ => "specialised",
    };
}
