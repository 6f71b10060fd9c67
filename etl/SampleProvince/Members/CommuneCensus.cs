namespace BhytWarehouse.SampleProvince.Members;

/// <summary>What is true of the residents of one commune at the end of one month, and what happened to them in it.</summary>
internal sealed class CommuneCensus
{
    /// <summary>By sex (0 male, 1 female), age band and residence (0 permanent, 1 temporary).</summary>
    public int[,,] Residents { get; } = new int[2, AgeBands.Count, 2];

    public int Covered { get; set; }

    /// <summary>Of the covered those whose valid card stands in an extract beside their citizen number.</summary>
    public int CoveredByCitizenNumber { get; set; }

    public int Households { get; set; }

    /// <summary>Households whose every member is covered.</summary>
    public int CoveredHouseholds { get; set; }

    public int[] Entitled { get; } = new int[ParticipantGroups.Codes.Length];

    /// <summary>Of the entitled those with a valid card of any group.</summary>
    public int[] EntitledCovered { get; } = new int[ParticipantGroups.Codes.Length];

    /// <summary>Residents who hold a valid card of the group, whichever they are entitled to.</summary>
    public int[] CardsOfGroup { get; } = new int[ParticipantGroups.Codes.Length];

    public int[] Events { get; } = new int[CivilEvents.Count];

    public int Of(int residence)
    {
        int people = 0;
        for (int band = 0; band < AgeBands.Count; band++)
        {
            people += Residents[0, band, residence] + Residents[1, band, residence];
        }

        return people;
    }
}
