global using Microsoft.EntityFrameworkCore;
global using Thread = Community.Threads.Thread;
