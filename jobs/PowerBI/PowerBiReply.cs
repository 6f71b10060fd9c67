using System.Text.Json;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>What came back from one call after redirects and token renewal; a fault where it gave no result.</summary>
internal sealed record PowerBiReply(int Status, JsonElement Body, string? RequestId, PowerBiFault? Fault);
