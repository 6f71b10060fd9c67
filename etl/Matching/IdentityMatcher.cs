using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Matching;

/// <summary>Links the identities of two registers: residents, and the insured. The same input gives the same links, whatever the order of the entries.</summary>
/// <remarks>
/// One insured goes to at most one resident, the best evidence first; a resident takes a second identity only where no free resident explains it as well. So a twin whose name was mistyped
/// goes to the twin who has nobody yet, and not as a second card to the other.
/// </remarks>
public sealed class IdentityMatcher(MatchOptions options)
{
    // Below these odds a pair is not kept as a candidate.
    private const double Floor = -4;

    public MatchOutcome Match(IEnumerable<IdentityRecord> residents, IEnumerable<IdentityRecord> insured, IReadOnlyCollection<LinkDecision> decisions, CancellationToken cancellationToken) =>
        new Run(options, [.. residents.OrderBy(record => record.Key)], [.. insured.OrderBy(record => record.Key)], decisions, cancellationToken).Outcome();

    private readonly record struct Candidate(int Resident, int Insured, double Bits, bool IsSecond, Agreement Agreement);

    private sealed class Run
    {
        private static readonly Comparer<Candidate> BestFirst = Comparer<Candidate>.Create((one, other) =>
            other.Bits.CompareTo(one.Bits) is not 0 and int byBits ? byBits
            : one.IsSecond.CompareTo(other.IsSecond) is not 0 and int byKind ? byKind
            : one.Insured.CompareTo(other.Insured) is not 0 and int byInsured ? byInsured
            : one.Resident.CompareTo(other.Resident));

        private readonly MatchOptions _options;
        private readonly IdentityRecord[] _residents;
        private readonly IdentityRecord[] _insured;
        private readonly CancellationToken _cancellationToken;
        private readonly Dictionary<(long One, long Other), bool> _decisions;
        private readonly BlockIndex _residentsByCitizen;
        private readonly HouseholdLinks _households = new();
        private readonly Dictionary<long, int> _bearers = [];
        private readonly List<IdentityLink> _links = [];
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
            List<Candidate> candidates = new(sure.Count);
            foreach ((int resident, int insured) in sure)
            {
                Agreement agreement = Agreement.Of(_residents[resident], _insured[insured], _households.PlaceOf(_residents[resident], _insured[insured], 1));
                candidates.Add(new Candidate(resident, insured, _priorBits + _weights.Bits(agreement, NameShare(insured)), false, agreement));
            }

            candidates.Sort(BestFirst);
            foreach (Candidate candidate in candidates)
            {
                bool isSecond = _residentIsTaken[candidate.Resident];
                Link(candidate.Resident, candidate.Insured, candidate.Agreement, candidate.Bits + (isSecond ? _options.SecondIdentityBits : 0), LinkStatus.Accepted);
            }
        }

        private List<Candidate> Candidates()
        {
            int[] open = [.. Enumerable.Range(0, _insured.Length).Where(insured => !_insuredIsLinked[insured])];
            IdentityRecord[] records = [.. open.Select(insured => _insured[insured])];
            List<Candidate> candidates = [];
            HashSet<(int, int)> seen = [];
            foreach (Func<IdentityRecord, long> key in BlockKeys.All)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                BlockIndex block = new(Keys(records, key), _options.LargestBlock);
                _blocksLeftOut += block.LeftOut;
                for (int resident = 0; resident < _residents.Length; resident++)
                {
                    foreach (int at in block[key(_residents[resident])])
                    {
                        Consider(resident, open[at], candidates, seen);
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
                        Consider(resident, insured, candidates, seen);
                    }
                }
            }

            return candidates;
        }

        private void Consider(int resident, int insured, List<Candidate> candidates, HashSet<(int, int)> seen)
        {
            _compared++;
            Agreement agreement = Agreement.Of(_residents[resident], _insured[insured], PlaceOf(resident, insured));
            double bits = _priorBits + _weights.Bits(agreement, NameShare(insured));
            if (bits >= Floor && !IsRejected(resident, insured) && seen.Add((resident, insured)))
            {
                candidates.Add(new Candidate(resident, insured, bits, false, agreement));
            }
        }

        private void LinkRest(List<Candidate> candidates)
        {
            Dictionary<int, List<Candidate>> byInsured = [];
            foreach (IGrouping<int, Candidate> group in candidates.GroupBy(candidate => candidate.Insured))
            {
                byInsured.Add(group.Key, [.. group]);
            }

            PriorityQueue<Candidate, Candidate> queue = new(candidates.Select(candidate => (candidate, candidate)), BestFirst);
            while (queue.TryDequeue(out Candidate candidate, out _))
            {
                if (_insuredIsLinked[candidate.Insured] || candidate.Bits < _options.ReviewBits)
                {
                    continue;
                }

                if (!_residentIsTaken[candidate.Resident] || (candidate.IsSecond && candidate.Agreement.MayBeSecondIdentity))
                {
                    bool isAmbiguous = byInsured[candidate.Insured].Any(rival =>
                        rival.Resident != candidate.Resident && !_residentIsTaken[rival.Resident] && rival.Bits > candidate.Bits - _options.AmbiguousBits);
                    Link(candidate.Resident, candidate.Insured, candidate.Agreement, candidate.Bits,
                        candidate.Bits >= _options.AcceptBits && !isAmbiguous ? LinkStatus.Accepted : LinkStatus.Review);
                }
                else if (!candidate.IsSecond)
                {
                    // Taken: the entry may still be a second identity of the same person, which is rarer beforehand. It queues again behind free residents who explain it better.
                    Candidate second = candidate with { IsSecond = true, Bits = candidate.Bits + _options.SecondIdentityBits };
                    queue.Enqueue(second, second);
                }
            }
        }

        /// <summary>Two identities of the insurer that no resident explains.</summary>
        private void LinkWithinInsured()
        {
            int[] open = [.. Enumerable.Range(0, _insured.Length).Where(insured => !_insuredIsLinked[insured])];
            IdentityRecord[] records = [.. open.Select(insured => _insured[insured])];
            double prior = _options.SecondIdentityBits - Math.Log2(Math.Max(open.Length, 100));
            List<Candidate> candidates = [];
            HashSet<(int, int)> seen = [];
            foreach (Func<IdentityRecord, long> key in BlockKeys.All)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                long[] keys = Keys(records, key);
                BlockIndex block = new(keys, _options.LargestBlock);
                for (int one = 0; one < open.Length; one++)
                {
                    foreach (int other in block[keys[one]])
                    {
                        if (other <= one || !seen.Add((one, other)))
                        {
                            continue;
                        }

                        _compared++;
                        // Different BHXH numbers are what is asked about: they say nothing.
                        Agreement agreement = Agreement.Of(records[one], records[other], WithinPlace(records[one], records[other]));
                        agreement = agreement with { InsuranceNumber = agreement.InsuranceNumber == NumberLevel.Different ? NumberLevel.Unknown : agreement.InsuranceNumber };
                        double bits = prior + _weights.Bits(agreement, NameShare(open[one]));
                        if (bits >= _options.ReviewBits && agreement.MayBeSecondIdentity && !IsRejected(records[one].Key, records[other].Key))
                        {
                            candidates.Add(new Candidate(open[one], open[other], bits, true, agreement));
                        }
                    }
                }
            }

            candidates.Sort(BestFirst);
            foreach (Candidate candidate in candidates.Where(candidate => !_insuredIsLinked[candidate.Insured]))
            {
                _insuredIsLinked[candidate.Insured] = true;
                _links.Add(new IdentityLink(LinkKind.WithinInsured, _insured[candidate.Resident].Key, _insured[candidate.Insured].Key,
                    candidate.Bits >= _options.AcceptBits ? LinkStatus.Accepted : LinkStatus.Review, candidate.Bits, candidate.Agreement,
                    _weights.Explain(candidate.Agreement, NameShare(candidate.Insured))));
            }
        }

        private static PlaceLevel WithinPlace(in IdentityRecord one, in IdentityRecord other) =>
            one.Household != 0 && one.Household == other.Household ? PlaceLevel.Household
            : one.CommuneKey <= 0 || other.CommuneKey <= 0 ? PlaceLevel.Unknown
            : one.CommuneKey != other.CommuneKey ? PlaceLevel.OtherCommune
            : one.Household != 0 && other.Household != 0 ? PlaceLevel.OtherHousehold : PlaceLevel.Commune;

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
            _links.Add(new IdentityLink(kind, _residents[resident].Key, _insured[insured].Key, status, bits, agreement, _weights.Explain(agreement, NameShare(insured))));
        }
    }
}
