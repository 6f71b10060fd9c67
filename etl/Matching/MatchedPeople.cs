namespace BhytWarehouse.Etl.Matching;

/// <summary>Which identities are one person, as the links that hold say.</summary>
public sealed class MatchedPeople
{
    private readonly Dictionary<long, long> _leader = [];

    private MatchedPeople()
    {
    }

    /// <summary>Rejected links join nobody.</summary>
    public static MatchedPeople Of(IEnumerable<IdentityLink> links)
    {
        MatchedPeople people = new();
        foreach (IdentityLink link in links.Where(link => link.Status != LinkStatus.Rejected))
        {
            long one = people.PersonOf(link.OneKey);
            long other = people.PersonOf(link.OtherKey);
            people._leader[Math.Max(one, other)] = Math.Min(one, other);
        }

        return people;
    }

    /// <summary>The person that the identity belongs to: the lowest key among the person's identities.</summary>
    public long PersonOf(long key)
    {
        while (_leader.TryGetValue(key, out long leader) && leader != key)
        {
            key = leader;
        }

        return key;
    }
}
