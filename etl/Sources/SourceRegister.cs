namespace BhytWarehouse.Etl.Sources;

/// <summary>Every feed.</summary>
public sealed class SourceRegister
{
    private readonly Dictionary<string, ISource> _sources;

    public SourceRegister(params ReadOnlySpan<ISource> sources)
    {
        _sources = new Dictionary<string, ISource>(StringComparer.OrdinalIgnoreCase);
        foreach (ISource source in sources)
        {
            _sources.Add(source.FeedCode, source);
        }
    }

    /// <summary>The feeds in the order in which `run` takes them: units and registers, then who is insured and how many people there are, then money, then claims and what follows them.</summary>
    public static SourceRegister All { get; } = new(
        new NsoAdministrativeUnits.NsoAdministrativeUnitsSource(),
        new MohFacilities.MohFacilitiesSource(),
        new MohCatalogues.MohCataloguesSource(),
        new NsoPopulation.NsoPopulationSource(),
        new VssEnrolment.VssEnrolmentSource(),
        new MpsResidents.MpsResidentsSource(),
        new PpcTargets.PpcTargetsSource(),
        new PpcEntitledGroups.PpcEntitledGroupsSource(),
        new MohStatistics.MohStatisticsSource(),
        new VssContributions.VssContributionsSource(),
        new VssBudgets.VssBudgetsSource(),
        new VssClaims.VssClaimsSource(),
        new VssSettlements.VssSettlementsSource(),
        new VssFeedback.VssFeedbackSource(),
        new MohCheckups.MohCheckupsSource(),
        new MohDigitalUse.MohDigitalUseSource(),
        new MohSatisfaction.MohSatisfactionSource(),
        new PpcInspections.PpcInspectionsSource());

    public IReadOnlyCollection<ISource> Sources => _sources.Values;

    public ISource this[string feedCode] =>
        _sources.TryGetValue(feedCode, out ISource? source)
            ? source
            : throw new ArgumentException($"There is no feed '{feedCode}'; there are {string.Join(", ", _sources.Keys)}.", nameof(feedCode));
}
