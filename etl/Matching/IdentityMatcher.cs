using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Matching;

/// <summary>Links the identities of two registers: residents, and the insured. The same input gives the same links, whatever the order of the entries.</summary>
/// <remarks>
/// Numbers, names and birth dates that agree throughout are linked first. Each identity that is left is weighed against every resident it shares something with: it is a resident who has nobody yet,
/// or one more identity of a resident who has, or nobody here. How common each of the three is comes from the identities themselves (expectation maximisation over these shares alone). The surest
/// goes first and takes its resident. So a twin whose name was mistyped goes to the twin who has nobody yet, and not as a second card to the other.
/// </remarks>
public sealed class IdentityMatcher(MatchOptions options)
{
    // Below these odds, were nothing else known, a pair is not kept as a candidate.
    private const double Floor = -10;

    public MatchOutcome Match(IEnumerable<IdentityRecord> residents, IEnumerable<IdentityRecord> insured, IReadOnlyCollection<LinkDecision> decisions, CancellationToken cancellationToken) =>
        new Run(options, [.. residents.OrderBy(record => record.Key)], [.. insured.OrderBy(record => record.Key)], decisions, cancellationToken).Outcome();

    /// <param name="Bits">The evidence alone, without what is likely beforehand.</param>
    private readonly record struct Candidate(int One, int Insured, double Bits, Agreement Agreement);

    private sealed class Run
    {
        private readonly MatchOptions _options;
        private readonly IdentityRecord[] _residents;
        private readonly IdentityRecord[] _insured;
        private readonly CancellationToken _cancellationToken;
        private readonly Dictionary<(long One, long Other), bool> _decisions;
        private readonly BlockIndex _residentsByCitizen;
        private readonly HouseholdLinks _households = new();
        private readonly Dictionary<long, int> _bearers = [];
        private readonly List<IdentityLink> _links = [];
        private readonly Dictionary<int, int> _residentOf = [];
        private readonly Dictionary<int, List<int>> _groups = [];
        private readonly bool[] _residentIsTaken;
        private readonly bool[] _insuredIsLinked;
        private readonly double _priorBits;
        private EvidenceWeights _weights = EvidenceWeights.Stated;
        private long _compared;
        private int _blocksLeftOut;

        public Run(MatchOptions options, IdentityRecord[] residents, IdentityRecord[] insured, IReadOnlyCollection<LinkDecision> decisions, CancellationToken cancellationToken)
        {
            (_options, _residents, _insured, _cancellationToken) = (options, residents, insured, cancellationToken);
            _decisions = decisions.ToDictionary(decision => (decision.OneKey, decision.OtherKey), decision => decision.IsOnePerson);
            _residentIsTaken = new bool[residents.Length];
            _insuredIsLinked = new bool[insured.Length];
            _priorBits = -Math.Log2(Math.Max(residents.Length, 100));
            _residentsByCitizen = new BlockIndex(Keys(residents, record => record.Tokens[MatchToken.CitizenId]));
            foreach (IdentityRecord record in residents)
            {
                long name = record.Tokens[MatchToken.NameSorted];
                _bearers[name] = _bearers.GetValueOrDefault(name) + 1;
            }
        }

        public MatchOutcome Outcome()
        {
            LinkConfirmed();
            List<(int Resident, int Insured)> sure = SurePairs();
            foreach ((int resident, int insured) in sure)
            {
                _households.Add(_residents[resident], _insured[insured]);
            }

            if (_options.EstimatesWeights)
            {
                _weights = WeightEstimate.Of(_residents, _insured, _residentsByCitizen, _households);
            }

            LinkSure(sure);
            int sureLinks = _links.Count;
            LinkRest(Candidates());
            LinkWithinInsured();
            _links.Sort((one, other) => (one.OneKey, one.OtherKey).CompareTo((other.OneKey, other.OtherKey)));
            return new MatchOutcome(_links, _weights, sureLinks, _compared, _blocksLeftOut);
        }

        private static long[] Keys(IdentityRecord[] records, Func<IdentityRecord, long> key)
        {
            long[] keys = new long[records.Length];
            for (int i = 0; i < records.Length; i++)
            {
                keys[i] = key(records[i]);
            }

            return keys;
        }

        private void LinkConfirmed()
        {
            Dictionary<long, int> residentAt = [];
            Dictionary<long, int> insuredAt = [];
            foreach ((long one, long other) in _decisions.Where(decision => decision.Value).Select(decision => decision.Key))
            {
                residentAt[one] = -1;
                insuredAt[other] = -1;
            }

            Locate(_residents, residentAt);
            Locate(_insured, insuredAt);
            foreach ((long one, long other) in _decisions.Where(decision => decision.Value).Select(decision => decision.Key).Order())
            {
                if (residentAt[one] is >= 0 and int resident && insuredAt[other] is >= 0 and int insured && !_insuredIsLinked[insured])
                {
                    Link(resident, insured, Agreement.Of(_residents[resident], _insured[insured], PlaceOf(resident, insured)), double.PositiveInfinity, LinkStatus.Confirmed);
                }
            }
        }

        private static void Locate(IdentityRecord[] records, Dictionary<long, int> at)
        {
            for (int i = 0; i < records.Length && at.Count > 0; i++)
            {
                if (at.ContainsKey(records[i].Key))
                {
                    at[records[i].Key] = i;
                }
            }
        }

        private List<(int Resident, int Insured)> SurePairs()
        {
            List<(int Resident, int Insured)> sure = [];
            for (int insured = 0; insured < _insured.Length; insured++)
            {
                int found = -1;
                int count = 0;
                foreach (int resident in _residentsByCitizen[_insured[insured].Tokens[MatchToken.CitizenId]])
                {
                    if (!_insuredIsLinked[insured] && !IsRejected(resident, insured) && Agreement.Of(_residents[resident], _insured[insured], PlaceLevel.Unknown).IsSure)
                    {
                        found = resident;
                        count++;
                    }
                }

                if (count == 1)
                {
                    sure.Add((found, insured));
                }
            }

            return sure;
        }

        private void LinkSure(List<(int Resident, int Insured)> sure)
        {
            List<(double Bits, int Resident, int Insured, Agreement Agreement)> candidates = new(sure.Count);
            foreach ((int resident, int insured) in sure)
            {
                Agreement agreement = Agreement.Of(_residents[resident], _insured[insured], _households.PlaceOf(_residents[resident], _insured[insured], 1));
                candidates.Add((_priorBits + _weights.Bits(agreement, NameShare(insured)), resident, insured, agreement));
            }

            foreach ((double bits, int resident, int insured, Agreement agreement) in candidates.OrderByDescending(candidate => candidate.Bits).ThenBy(candidate => candidate.Insured))
            {
                Link(resident, insured, agreement, bits, LinkStatus.Accepted);
            }
        }

        private Dictionary<int, List<Candidate>> Candidates()
        {
            int[] open = Open();
            IdentityRecord[] records = [.. open.Select(insured => _insured[insured])];
            Dictionary<int, List<Candidate>> candidates = open.ToDictionary(insured => insured, _ => new List<Candidate>());
            foreach (Func<IdentityRecord, long> key in BlockKeys.All)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                BlockIndex block = new(Keys(records, key), _options.LargestBlock);
                _blocksLeftOut += block.LeftOut;
                for (int resident = 0; resident < _residents.Length; resident++)
                {
                    foreach (int at in block[key(_residents[resident])])
                    {
                        Consider(resident, open[at], candidates[open[at]]);
                    }
                }
            }

            BlockIndex byHousehold = new(Keys(_residents, record => record.Household));
            foreach (int insured in open)
            {
                foreach (long household in _households.Of(_insured[insured].Household))
                {
                    foreach (int resident in byHousehold[household])
                    {
                        Consider(resident, insured, candidates[insured]);
                    }
                }
            }

            return candidates;
        }

        private void Consider(int resident, int insured, List<Candidate> candidates)
        {
            _compared++;
            Agreement agreement = Agreement.Of(_residents[resident], _insured[insured], PlaceOf(resident, insured));
            double bits = _weights.Bits(agreement, NameShare(insured));
            if (bits + _priorBits >= Floor && !IsRejected(resident, insured) && !candidates.Exists(candidate => candidate.One == resident))
            {
                candidates.Add(new Candidate(resident, insured, bits, agreement));
            }
        }

        private void LinkRest(Dictionary<int, List<Candidate>> candidates)
        {
            int taken = _residentIsTaken.Count(isTaken => isTaken);
            Explanations explanations = new(Math.Max(_residents.Length - taken, 20), Math.Max(taken, 20));
            explanations.Learn([.. candidates.Values.Select(list => list.Select(candidate => (candidate.Bits, Kind(candidate))))]);
            LinkSurestFirst(candidates, explanations, Kind, (candidate, bits) =>
                Link(candidate.One, candidate.Insured, candidate.Agreement, bits, bits >= _options.AcceptBits ? LinkStatus.Accepted : LinkStatus.Review));

            Explanation Kind(Candidate candidate) =>
                !_residentIsTaken[candidate.One] ? Explanation.FreePerson : candidate.Agreement.MayBeSecondIdentity ? Explanation.KnownPerson : Explanation.Nobody;
        }

        /// <summary>What no resident explains may still be one more identity of another insured.</summary>
        private void LinkWithinInsured()
        {
            int[] open = Open();
            IdentityRecord[] records = [.. open.Select(insured => _insured[insured])];
            Dictionary<int, List<Candidate>> candidates = open.ToDictionary(insured => insured, _ => new List<Candidate>());
            foreach (Func<IdentityRecord, long> key in BlockKeys.All)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                BlockIndex block = new(Keys(records, key), _options.LargestBlock);
                for (int one = 0; one < _insured.Length; one++)
                {
                    foreach (int at in block[key(_insured[one])])
                    {
                        // Of two that are both open the later one joins the earlier.
                        if (one != open[at] && (_insuredIsLinked[one] || one < open[at]))
                        {
                            ConsiderWithin(one, open[at], candidates[open[at]]);
                        }
                    }
                }
            }

            Explanations explanations = new(20, Math.Max(_insured.Length, 20));
            explanations.Learn([.. candidates.Values.Select(list => list.Select(candidate => (candidate.Bits, Explanation.KnownPerson)))]);
            LinkSurestFirst(candidates, explanations, _ => Explanation.KnownPerson, (candidate, bits) =>
            {
                // Two groups become one person only if nobody in the one has a number that speaks against someone in the other.
                List<int> one = GroupOf(candidate.One);
                List<int> other = GroupOf(candidate.Insured);
                if (one.Any(first => other.Any(second => !MayBeOne(_insured[first], _insured[second])))
                    || (_residentOf.TryGetValue(one[0], out int resident) && other.Any(second => !MayBeOne(_residents[resident], _insured[second]))))
                {
                    return;
                }

                one.AddRange(other);
                other.ForEach(second => _groups[second] = one);
                _insuredIsLinked[candidate.Insured] = true;
                _links.Add(new IdentityLink(LinkKind.WithinInsured, _insured[candidate.One].Key, _insured[candidate.Insured].Key,
                    bits >= _options.AcceptBits ? LinkStatus.Accepted : LinkStatus.Review, bits, candidate.Agreement, _weights.Explain(candidate.Agreement, NameShare(candidate.Insured))));
            });
        }

        private List<int> GroupOf(int insured) => _groups.TryGetValue(insured, out List<int>? group) ? group : _groups[insured] = [insured];

        private static bool MayBeOne(in IdentityRecord one, in IdentityRecord other) => Agreement.Of(one, other, PlaceLevel.Household).CitizenId != NumberLevel.Different;

        private void ConsiderWithin(int one, int insured, List<Candidate> candidates)
        {
            _compared++;
            Agreement agreement = Agreement.Of(_insured[one], _insured[insured], WithinPlace(_insured[one], _insured[insured]));
            // Different BHXH numbers are what is asked about: they say nothing.
            agreement = agreement with { InsuranceNumber = agreement.InsuranceNumber == NumberLevel.Different ? NumberLevel.Unknown : agreement.InsuranceNumber };
            double bits = _weights.Bits(agreement, NameShare(insured));
            if (bits + _priorBits >= Floor && agreement.MayBeSecondIdentity && !IsRejected(_insured[one].Key, _insured[insured].Key) && !candidates.Exists(candidate => candidate.One == one))
            {
                candidates.Add(new Candidate(one, insured, bits, agreement));
            }
        }

        private void LinkSurestFirst(Dictionary<int, List<Candidate>> candidates, Explanations explanations, Func<Candidate, Explanation> kind, Action<Candidate, double> link)
        {
            PriorityQueue<int, (double, int)> queue = new();
            foreach ((int insured, List<Candidate> list) in candidates)
            {
                if (Best(list) is var (_, bits) && bits >= _options.ReviewBits)
                {
                    queue.Enqueue(insured, (-bits, insured));
                }
            }

            while (queue.TryDequeue(out int insured, out (double Bits, int) asked))
            {
                (Candidate best, double bits) = Best(candidates[insured])!.Value;
                if (bits < _options.ReviewBits)
                {
                    continue;
                }

                // The best resident was taken meanwhile: what is left has to wait for its turn.
                if (bits < -asked.Bits - 1e-9)
                {
                    queue.Enqueue(insured, (-bits, insured));
                    continue;
                }

                link(best, bits);
            }

            (Candidate Candidate, double Bits)? Best(List<Candidate> list)
            {
                if (list.Count == 0)
                {
                    return null;
                }

                double total = explanations.WeightOfNobody;
                double most = -1;
                Candidate best = default;
                foreach (Candidate candidate in list)
                {
                    double weight = explanations.WeightOf(kind(candidate), candidate.Bits);
                    total += weight;
                    if (weight > most || (weight == most && candidate.One < best.One))
                    {
                        (best, most) = (candidate, weight);
                    }
                }

                return (best, most <= 0 ? double.NegativeInfinity : Math.Log2(most / Math.Max(total - most, most * 1e-18)));
            }
        }

        private static PlaceLevel WithinPlace(in IdentityRecord one, in IdentityRecord other) =>
            one.Household != 0 && one.Household == other.Household ? PlaceLevel.Household
            : one.CommuneKey <= 0 || other.CommuneKey <= 0 ? PlaceLevel.Unknown
            : one.CommuneKey != other.CommuneKey ? PlaceLevel.OtherCommune
            : one.Household != 0 && other.Household != 0 ? PlaceLevel.OtherHousehold : PlaceLevel.Commune;

        private int[] Open() => [.. Enumerable.Range(0, _insured.Length).Where(insured => !_insuredIsLinked[insured])];

        private PlaceLevel PlaceOf(int resident, int insured) => _households.PlaceOf(_residents[resident], _insured[insured], 0);

        private bool IsRejected(int resident, int insured) => _decisions.Count > 0 && IsRejected(_residents[resident].Key, _insured[insured].Key);

        private bool IsRejected(long one, long other) =>
            _decisions.Count > 0 && ((_decisions.TryGetValue((one, other), out bool isOne) && !isOne) || (_decisions.TryGetValue((other, one), out bool isOneToo) && !isOneToo));

        // As if a thousand people of average names had been seen before: a handful of residents says nothing about how common a name is.
        private double NameShare(int insured)
        {
            double average = 0;
            for (NameLevel level = NameLevel.AsWritten; level <= NameLevel.Reordered; level++)
            {
                average += _weights.Chance(MatchField.Name, (int)level);
            }

            return (_bearers.GetValueOrDefault(_insured[insured].Tokens[MatchToken.NameSorted]) + (1_000 * average)) / (_residents.Length + 1_000);
        }

        private void Link(int resident, int insured, Agreement agreement, double bits, LinkStatus status)
        {
            LinkKind kind = _residentIsTaken[resident] ? LinkKind.SecondIdentity : LinkKind.Person;
            _residentIsTaken[resident] = true;
            _insuredIsLinked[insured] = true;
            _residentOf[insured] = resident;
            _links.Add(new IdentityLink(kind, _residents[resident].Key, _insured[insured].Key, status, bits, agreement, _weights.Explain(agreement, NameShare(insured))));
        }
    }
}
