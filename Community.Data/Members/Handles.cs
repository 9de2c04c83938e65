using Community.Text;

namespace Community.Members;

/// <summary>Who may have which handle.</summary>
public static class Handles
{
    /// <summary>
    /// Makes room for the handle, or says that it is taken. It belongs to whoever confirmed their address: else somebody could try
    /// an address and a rare handle, and learn from the handle whether the address had an account.
    /// </summary>
    internal static async Task<Refusal?> MakeRoomForAsync(this CommunityDb db, string handle, long? except, CancellationToken stop)
    {
        var normalized = handle.ToUpperInvariant();
        var holder = await db.Members.FirstOrDefaultAsync(row => row.NormalizedUserName == normalized, stop);
        if (holder is null || holder.Id == except) return null;
        if (holder.EmailConfirmed || holder.Kind != MemberKind.Person) return MemberRefusals.HandleTaken;
        holder.Handle = await db.FreeHandleAsync($"{handle}-2", stop);
        holder.NormalizedUserName = holder.Handle.ToUpperInvariant();
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>The nicest handle for a name that nobody has.</summary>
    internal static async Task<string> FreeHandleAsync(this CommunityDb db, string name, CancellationToken stop)
    {
        foreach (var handle in Slugs.Handles(name, Random.Shared))
        {
            var normalized = handle.ToUpperInvariant();
            if (MemberRules.RefusesHandle(handle) is null && !await db.Members.AnyAsync(row => row.NormalizedUserName == normalized, stop)) return handle;
        }

        throw new InvalidOperationException("Handles come without end.");
    }
}
