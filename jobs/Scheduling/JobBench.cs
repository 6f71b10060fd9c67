using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>What a job works with: the installation, the leases of its host, and where it tells how it goes.</summary>
internal sealed record JobBench(WarehouseHome Home, SourceRegister Sources, HostLeases Leases, LeaseTerms Terms, CommandSurroundings Surroundings, Screen Screen);
