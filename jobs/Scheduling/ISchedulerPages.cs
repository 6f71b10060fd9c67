using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>Pages of its own that a scheduler brings along, beside those of the host.</summary>
internal interface ISchedulerPages
{
    /// <summary>Gets where they begin.</summary>
    string Path { get; }

    void Add(IServiceCollection services);

    /// <summary>Maps them, for who may see hosts and queues.</summary>
    void Map(IEndpointRouteBuilder web);
}
