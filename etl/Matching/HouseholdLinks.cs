namespace BhytWarehouse.Etl.Matching;

/// <summary>Which household of one register is which of the other, as the sure links of their people say: the registers need not number households alike.</summary>
internal sealed class HouseholdLinks
{
    private readonly Dictionary<(long One, long Other), int> _links = [];
    private readonly Dictionary<long, List<long>> _byOther = [];

    public void Add(in IdentityRecord one, in IdentityRecord other)
    {
        if (one.Household == 0 || other.Household == 0)
        {
            return;
        }

        int before = _links.GetValueOrDefault((one.Household, other.Household));
        _links[(one.Household, other.Household)] = before + 1;
        if (before == 0)
        {
            if (!_byOther.TryGetValue(other.Household, out List<long>? households))
            {
                _byOther.Add(other.Household, households = []);
            }

            households.Add(one.Household);
        }
    }

    public IReadOnlyList<long> Of(long other) => other != 0 && _byOther.TryGetValue(other, out List<long>? households) ? households : [];

    /// <param name="own">How many links of these two very entries are in the account and may not vouch for themselves.</param>
    public PlaceLevel PlaceOf(in IdentityRecord one, in IdentityRecord other, int own)
    {
        if (one.Household != 0 && other.Household != 0 && _links.GetValueOrDefault((one.Household, other.Household)) > own)
        {
            return PlaceLevel.Household;
        }

        if (one.CommuneKey <= 0 || other.CommuneKey <= 0)
        {
            return PlaceLevel.Unknown;
        }

        return one.CommuneKey != other.CommuneKey ? PlaceLevel.OtherCommune
            : one.Household != 0 && own == 0 && Of(other.Household).Count > 0 || (own > 0 && Of(other.Household).Count > 1) ? PlaceLevel.OtherHousehold
            : PlaceLevel.Commune;
    }
}
